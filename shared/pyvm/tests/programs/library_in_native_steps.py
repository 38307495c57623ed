# What the library does in one native step where nobody has to be asked, and in Python code else: both must come to the same.
import array
import copy
import dataclasses
import enum
import io
import math
import threading
from collections import OrderedDict, defaultdict, namedtuple


def attempt(label, function, *arguments):
    try:
        print(label, function(*arguments))
    except Exception as error:
        print(label, type(error).__name__, error)


class Loud:
    """Equal to numbers, and says when it is asked."""

    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        print("asked", self.value, other)
        return other == self.value

    def __hash__(self):
        return hash(self.value)

    def __index__(self):
        return self.value


def numbers():
    for x in (3, -3, 2.5, -2.5, 1e300, float("inf"), True, 2**70, "1", None):
        attempt("floor", math.floor, x)
        attempt("trunc", math.trunc, x)
    for pair in [(12, 18), (-12, 18), (0, 0), (2**64, 2**32), (7, True), (1.5, 2)]:
        attempt("gcd", math.gcd, *pair)
        attempt("lcm", math.lcm, *pair)
    print(math.gcd(), math.lcm(), math.gcd(-9), math.gcd(-(2**63)))
    print([math.comb(n, k) for n in (5, 30, 62, 70) for k in (0, 1, 3, 31)])
    attempt("comb", math.comb, -1, 2)
    print(math.factorial(20), math.factorial(21), math.isqrt(10**18), math.isqrt(2**63 - 1))
    attempt("factorial", math.factorial, -1)
    attempt("isqrt", math.isqrt, -1)
    print(math.hypot(3, 4), math.hypot(1e200, 1e200), math.hypot(5e-324, 5e-324), math.hypot(1, 2, 3), math.hypot())
    print(math.hypot(float("nan"), float("inf")), math.hypot(float("nan"), 1), math.hypot(-7), math.dist((1, 2), (4, 6)))
    print(math.dist([1.5], [2]), math.dist((1, 2, 3), (4, 5, 6)))
    attempt("dist", math.dist, (1, 2), (1, 2, 3))
    print(math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([1e16, 1.0, 1e-16]), math.fsum([]))
    print(math.fsum([1e308, 1e308, -1e308][::2]), math.fsum([-0.5, 0.5]), math.fsum(range(5)))
    attempt("fsum", math.fsum, [1e308, 1e308])
    attempt("fsum", math.fsum, [float("inf"), float("-inf")])
    print(math.pow(2, 10), math.pow(0, 2), math.pow(0.0, 0), math.log(8, 2), math.log2(8), math.log10(1000), math.log(1))
    attempt("pow", math.pow, 0, -1)
    attempt("log", math.log, 0)
    print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.prod([2, 3.5]), math.prod((2, 3)))
    print((5).bit_length(), (-8).bit_length(), (2**70).bit_length(), True.bit_length(), (255).bit_count(), (-7).bit_count())
    print((258).to_bytes(2, "big"), (258).to_bytes(4, "little"), (0).to_bytes(0, "big"))
    attempt("to_bytes", (258).to_bytes, 1, "big")
    print(bool(), bool([]), bool("a"), bool(0.0), bool(Loud(0)), callable(len), callable(Loud), callable(3), issubclass(bool, int))


def lists():
    items = [3, 1, 2, 1]
    items.remove(1)
    print(items, items.index(1), items.copy() == items, items.copy() is items)
    attempt("remove", items.remove, 9)
    attempt("remove", items.remove, "a")
    attempt("index", items.index, 9)
    print(["a", 1, None, 2.0].index(2), [1.0, "b"].index("b"), [1, 2, 1].index(1, 1))
    items = [Loud(1), 2, 1]
    items.remove(1)
    print(len(items), [2, Loud(1)].index(1))
    items = [2, 3, 1]
    print(items.sort(), items, items.reverse(), items, items.clear(), items)
    mixed = [1, "a"]
    attempt("sort", mixed.sort)
    print(mixed)
    nan = float("nan")
    print([nan, 1].index(nan), nan in [nan], [2.5, 1, True, 0.5].sort())


def dicts():
    d = {"a": 1, 2: "b"}
    d.update({2: "c", (1, 2): 3})
    print(d, d.copy(), d.popitem(), d.popitem(), d)
    d.update(d)
    d.update([("x", 1)], y=2)
    print(d, d.clear(), d)
    attempt("popitem", d.popitem)
    attempt("update", d.update, 5)
    key = Loud(1)
    d.update({key: "loud"})
    d.update({1: "plain"})
    print(len(d), list(d.values()))
    print({1: [1]} == {1: [1]}, {1: 1.0} == {1: 1}, {1: 2} == {2: 1}, {1: {2: 3}} == {1: {2: 3}}, {"a": Loud(3)} == {"a": 3})


def sets():
    a, b = {5, 1, 9, 33}, {9, 2, 17, 64, 65}
    print(a | b, a & b, a - b, a ^ b, a | a, {1} | frozenset([2]), frozenset([3]) | {1})
    big = set(range(0, 400, 7))
    print(sorted(big | b) == sorted([*big, *b - big]), list(big | b)[:8], list(b | big)[:8])
    a |= b
    print(a, len(a))
    a |= {"text"}
    print(len(a), a.copy() == a, a.remove("text"), "text" in a)
    attempt("remove", a.remove, "text")
    attempt("remove", a.remove, [])
    c = set()
    attempt("pop", c.pop)
    c.update([3, 1], (2,))
    c.update("ab")
    c.update({1: 2})
    print(sorted(map(str, c)), c.clear(), c)
    only = {7}
    print(only.pop(), only)
    gone = {1, 2, 3, 4, 5, 6}
    for number in (1, 2, 3, 4):
        gone.remove(number)
    print(gone | {40, 48}, gone.copy())


def rows():
    b = bytearray(b"abc")
    b.append(100)
    b.extend(b"ef")
    b.extend([103])
    b += b"hi"
    print(b, len(b), b[0], b[-1], b[2:5], b[::-4], 97 in b, 300 in [1], list(b[:3]))
    b[0] = 65
    b[1:3] = b"12345"
    b[-1:] = [0, 255]
    print(b, b == bytes(b), bytes(b) == b, b == "text", b == 5)
    for bad in (256, -1, "a", None):
        attempt("append", b.append, bad)
        attempt("set", b.__setitem__, 0, bad)
    attempt("get", b.__getitem__, 100)
    attempt("set", b.__setitem__, 100, 1)
    attempt("extend", b.extend, [300])
    attempt("join", lambda: b + "x")
    print(bytearray(3), bytearray([1, 2]), bytearray(range(3)), bytearray(bytearray(b"x")), bytearray("a", "ascii"), bytearray())
    attempt("make", bytearray, -1)
    attempt("make", bytearray, [256])
    attempt("make", bytearray, "a")
    attempt("make", bytearray, range(10**15))

    class Mine(bytearray):
        pass

    mine = Mine(b"xyz")
    mine.append(33)
    print(type(mine).__name__, mine[1], len(mine), mine == b"xyz!", type(mine[1:]).__name__)
    view = memoryview(b)
    view[0] = 90
    print(view[0], view[-1], b[:3], len(view))
    attempt("resize", b.append, 1)
    attempt("view", view.__getitem__, 1000)
    attempt("view", lambda: memoryview(b"ab").__setitem__(0, 1))
    view.release()
    attempt("released", view.__getitem__, 0)

    numbers = array.array("i", [1, 2, 3])
    numbers.append(4)
    numbers.extend(range(5, 7))
    numbers[0] = -1
    print(numbers, numbers[0], numbers[-1], len(numbers), 2 in numbers, 9 in numbers, list(numbers), numbers.typecode, numbers.itemsize)
    for bad in (2**31, -(2**31) - 1, 1.5, "a"):
        attempt("append", numbers.append, bad)
    attempt("get", numbers.__getitem__, 50)
    attempt("unsigned", array.array, "B", [256])
    floats = array.array("d", [1, 2.5])
    floats.append(3)
    floats[0] = 7
    print(floats, 7 in floats, 2.5 in floats, array.array("q"), array.array("Q", [2**64 - 1]), array.array("f", [0.1])[0])
    attempt("code", array.array, "x")


class Color(enum.Enum):
    RED = 1
    GREEN = "g"
    LIST = [1]
    ALIAS = 1


class Size(enum.IntEnum):
    S = 1
    L = 3


class Mode(enum.Flag):
    R = 4
    W = 2
    X = 1


def members():
    print(Color(1), Color("g"), Color([1]), Color(Color.RED), Color(True), Color["ALIAS"], Color.RED in Color)
    attempt("value", Color, 7)
    attempt("name", lambda: Color["BLUE"])
    print(Size.S < Size.L, Size.S == 1, Size.L + Size.S, Size.L * 2, Size.L - 1.5, Size.S != Size.L, Size(3) is Size.L)
    print(1 + Size.L, Size.L > 2, type(Size.S + 1).__name__, [Size.L, Size.S] == [3, 1], Size.S < 0.5)
    attempt("order", lambda: Size.S < "a")
    attempt("sum", lambda: Size.S + "a")
    both = Mode.R | Mode.W
    print(both, both & Mode.W, both ^ Mode.R, Mode.W in both, Mode.X in both, Mode(6) is both, Mode.R | Mode.R, Mode(0))
    attempt("flag", lambda: Mode.R | 1)
    print(hash(Color.RED) == hash(Color.RED), {Color.RED: 1}[Color(1)], len(Color), list(Mode))


Point = namedtuple("Point", "x y")


class Version(tuple):
    def __lt__(self, other):
        print("less")
        return tuple.__lt__(self, other)


def derived():
    p = Point(1, 2)
    print(p == Point(1, 2), p == (1, 2), p < Point(1, 3), p != (1, 3), p >= Point(0, 9), {p: 1}[1, 2], hash(p) == hash((1, 2)))
    print(Point(Loud(1), 2) == (1, 2))
    print(Version([1]) < Version([2]), Version([1]) == (1,), sorted([Version([2]), Version([1])]))
    attempt("order", lambda: p < 3)


def ordered():
    d = OrderedDict((n, str(n)) for n in range(12))
    d.move_to_end(3)
    d.move_to_end(0, last=False)
    d.move_to_end(7, last=False)
    d.move_to_end(5, False)
    print(list(d), d[7], d.popitem(last=False), d.popitem(), list(d))
    for n in (1, 2, 4):
        d.move_to_end(n, last=False)
        d[n + 100] = n
    print(list(d), list(reversed(d)), 104 in d)
    attempt("missing", d.move_to_end, 99)
    one = OrderedDict(a=1)
    one.move_to_end("a", last=False)
    print(one, list(one))


def missing():
    calls = []

    def make():
        calls.append(len(calls))
        if len(calls) == 3:
            raise LookupError("third")
        return [len(calls)]

    d = defaultdict(make)
    print(d["a"], d["a"], d["b"], dict(d))
    attempt("third", lambda: d["c"])
    print("c" in d, d["c"], d.get("z"), calls)
    nested = defaultdict(lambda: defaultdict(int))
    nested["x"]["y"] += 2
    print({key: dict(value) for key, value in nested.items()})

    class Noting(defaultdict):
        def __setitem__(self, key, value):
            print("set", key)
            defaultdict.__setitem__(self, key, value)

    noting = Noting(lambda: 1)
    print(noting["k"], dict(noting))


def loops():
    def numbers(name, count):
        for number in range(count):
            print("give", name, number)
            yield number
        print("end", name)

    print(list(zip(numbers("a", 2), numbers("b", 3))))
    first, second = numbers("c", 3), numbers("d", 1)
    for pair in zip(first, second):
        print(pair)
    print(list(first), list(second))
    print(list(map(lambda a, b: (a, b), numbers("e", 1), [7, 8])))

    class Walk:
        def __init__(self, stop):
            self.at, self.stop = 0, stop

        def __iter__(self):
            return self

        def __next__(self):
            self.at += 1
            if self.at > self.stop:
                raise StopIteration
            return self.at

    print(list(zip(Walk(2), numbers("f", 5))), list(zip(range(3), Walk(1))))
    pairs = zip(range(5), numbers("g", 5))
    print(next(pairs), next(pairs), pairs.__next__())


def copies():
    shared = [1]
    tree = {"a": shared, "b": (shared, 2), "c": {3, 4}, "d": [None, True, 1.5, b"x", 2**80]}
    made = copy.deepcopy(tree)
    print(made == tree, made["a"] is made["b"][0], made["a"] is shared, copy.deepcopy((1, "a")) is not None)
    flat = (1, ("a", 2))
    print(copy.deepcopy(flat) is flat, copy.copy(flat) is flat, copy.copy(shared) == shared, copy.copy(shared) is shared)
    loop = [1]
    loop.append(loop)
    again = copy.deepcopy(loop)
    print(again[1] is again, again is loop, copy.deepcopy({Loud(1): [2]})[1])
    held = ([],)
    held[0].append(held)
    other = copy.deepcopy(held)
    print(other[0][0] is other, other is held)
    memo = {}
    print(copy.deepcopy([shared, shared], memo), len(memo) > 1, copy.copy({1: 2}), copy.copy({1}), copy.copy(5))


def files():
    text = io.StringIO("äbc\ndef")
    print(repr(text.read(2)), repr(text.read(1)), repr(text.readline()), repr(text.read()), repr(text.read()), text.tell())
    text.seek(0)
    print(repr(text.read(0)), repr(text.read(-1)), repr(text.read(None)))
    text.write("!")
    print(text.getvalue(), io.StringIO().getvalue() == "", io.StringIO(None).read() == "")
    attempt("initial", io.StringIO, 5)
    data = io.BytesIO(b"12345")
    print(data.read(2), data.read(10), data.read(), data.getvalue(), io.BytesIO().read())
    data.write(b"6")
    data.write(b"7")
    print(data.getvalue(), data.getvalue() is not None)
    text.close()
    attempt("closed", text.read)
    attempt("closed", text.getvalue)

    class Upper(io.StringIO):
        def write(self, data):
            return super().write(data.upper())

    upper = Upper()
    print("text", file=upper)
    print(upper.getvalue())


def hashes():
    class Says:
        def __init__(self, answer):
            self.answer = answer

        def __hash__(self):
            return self.answer

    print(hash(Says(5)), hash(Says(-1)), hash(Says(True)), hash(Says(2**61 - 1)), hash(Says(2**64)))
    attempt("text", hash, Says("a"))
    attempt("none", hash, Says(None))


@dataclasses.dataclass
class Inner:
    values: list
    pair: tuple = (1, 2)


@dataclasses.dataclass
class Outer:
    inner: Inner
    by_name: dict
    point: Point


def waiting():
    condition = threading.Condition()
    attempt("not held", condition.notify)
    with condition:
        with condition:
            print(condition.notify(), condition.notify_all(), condition.wait(0.001))
    attempt("not held", condition.wait)
    local = threading.local()
    local.x = 1
    attempt("missing", lambda: local.y)

    def other():
        attempt("other", lambda: local.x)

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    print(local.x, local.__dict__)


def names():
    class Plain:
        pass

    print(type(Plain()).__name__, Plain().__class__.__name__, type(Plain).__name__, type(5).__name__)
    Plain.__name__ = "Renamed"
    print(Plain.__name__, type(Plain()).__name__)


for part in (
    numbers, lists, dicts, sets, rows, members, derived, ordered, missing, loops, copies, files, hashes, waiting, names
):
    print("---", part.__name__)
    part()
print(dataclasses.asdict(Outer(Inner([1, [2]]), {"k": Inner([])}, Point(1, 2))))
