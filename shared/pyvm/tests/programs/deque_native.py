# collections.deque: all methods and operators, limits, iteration, derived classes, deaths.
import collections
import collections.abc
import copy
import pickle
import sys
import weakref
from collections import deque


def show(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


def ends():
    d = deque()
    print(d, len(d), bool(d), d.maxlen, deque.__name__, deque.__module__, deque.__qualname__, deque)
    print(d.append(1), d.appendleft(0), d.extend([2, 3]), d.extendleft("ab"), d)
    print(d.pop(), d.popleft(), d, d[0], d[-1], d[2], d[True])
    d.extend(d)
    print(d)
    d.extendleft(d)
    print(d, len(d))
    d += "xy"
    d += d
    print(d.count(2), d.count("x"), d.index(2), d.index("x", 3), d.index("y", -3), d.index(1, 1, 90))
    for by in (1, -1, 3, -7, 100, 0):
        d.rotate(by)
        print(list(d)[:5])
    d.rotate()
    d.reverse()
    print(d)
    d.clear()
    print(d, d == deque(), not d)
    d.rotate(3)
    d.reverse()
    print(d)


def limits():
    d = deque(range(10), 3)
    print(d, d.maxlen, deque(maxlen=2), deque([1], maxlen=None), deque(iterable=[1, 2], maxlen=1))
    d.append("r")
    print(d)
    d.appendleft("l")
    print(d)
    d.extend([1, 2, 3, 4])
    print(d)
    d.extendleft([5, 6, 7, 8])
    print(d)
    none = deque([1, 2], 0)
    none.append(1)
    none.appendleft(1)
    none.extend([1, 2])
    print(none, len(none))
    show("insert full", lambda: d.insert(0, 1))
    d.pop()
    d.insert(1, "in")
    print(d, d.copy(), copy.copy(d).maxlen, d + deque([9]), d * 2, 2 * d, d * 0, d * -1)
    d *= 3
    print(d)
    d += [0, 1]
    print(d)
    e = deque([1, 2])
    e *= 2
    print(e, e * 2, e + e, e + deque([5], 1))
    show("max", lambda: deque([], -1))
    show("max", lambda: deque([], "3"))
    show("max", lambda: deque([], 2.0))
    show("max", lambda: deque([1, 2, 3], True))
    show("args", lambda: deque([], 1, 2))
    show("args", lambda: deque(5))
    show("args", lambda: deque(None))
    show("args", lambda: deque(x=1))
    e.__init__("abc", 2)
    print(e)
    e.__init__()
    print(e)
    show("set", lambda: setattr(e, "maxlen", 3))
    show("set", lambda: setattr(e, "other", 3))


def places():
    d = deque("abcdef")
    d[1] = "B"
    d[-1] = "F"
    del d[0]
    del d[-2]
    print(d)
    for at in (0, 1, 2, -1, -2, 10, -10):
        e = deque("abc")
        e.insert(at, "x")
        print(at, e)
    d.remove("c")
    print(d, "F" in d, "z" in d, None in d)
    for label, action in {
        "get": lambda: d[9],
        "get-": lambda: d[-9],
        "slice": lambda: d[1:2],
        "name": lambda: d["a"],
        "big": lambda: d[10**30],
        "put": lambda: d.__setitem__(9, 1),
        "put slice": lambda: exec("d[0:1] = 1", {"d": d}),
        "del": lambda: d.__delitem__(9),
        "pop": lambda: deque().pop(),
        "popleft": lambda: deque().popleft(),
        "pop arg": lambda: d.pop(1),
        "append": lambda: d.append(),
        "appends": lambda: d.append(1, 2),
        "remove": lambda: d.remove("zz"),
        "index": lambda: d.index("zz"),
        "index late": lambda: d.index("B", 1),
        "extend": lambda: d.extend(3),
        "rotate": lambda: d.rotate("x"),
        "rotates": lambda: d.rotate(1, 2),
        "add": lambda: d + [1],
        "radd": lambda: [1] + d,
        "mul": lambda: d * "x",
        "mul2": lambda: d * 1.5,
        "iadd": lambda: d.__iadd__(5),
        "hash": lambda: hash(d),
        "key": lambda: {d: 1},
        "less": lambda: d < [1],
        "sub": lambda: d - d,
        "len": lambda: len(d),
        "call": lambda: d(),
        "attr": lambda: d.nothing,
        "unbound2": lambda: deque.pop(),
        "min": lambda: min(deque()),
        "next": lambda: next(d),
        "percent": lambda: "%s-%s" % d,
        "json": lambda: __import__("json").dumps(d),
    }.items():
        show(label, action)


def walks():
    d = deque(range(5))
    print([x * x for x in d], list(reversed(d)), sorted(d, reverse=True), sum(d), max(d), tuple(d), {*d}, [*d, *d])
    print(dict(enumerate(d)), list(zip(d, d)), any(d), all(d), ",".join(map(str, d)), ",".join(deque("abc")))
    a, *b, c = d
    print(a, b, c, *d)
    print(type(iter(d)).__name__, type(iter(d)).__module__, type(reversed(d)).__name__, iter(d) is iter(d))
    for change in (
        lambda d: d.append(1),
        lambda d: d.popleft(),
        lambda d: d.rotate(1),
        lambda d: d.__setitem__(0, 9),
        lambda d: d.reverse(),
        lambda d: d.clear(),
        lambda d: d.remove(2),
        lambda d: d.insert(1, 1),
        lambda d: d.extend([]),
        lambda d: d.extend([1]),
        lambda d: d.__delitem__(0),
        lambda d: (d.append(1), d.pop()),
        lambda d: d.rotate(0),
    ):
        for turn in (iter, reversed):
            d = deque([1, 2, 3])
            seen = []
            try:
                for x in turn(d):
                    seen.append(x)
                    if len(seen) == 2:
                        change(d)
                print(seen, d)
            except RuntimeError as error:
                print(seen, d, error)
    d = deque([1, 2])
    i = iter(d)
    next(i)
    d.append(3)
    for _ in range(2):
        show("again", lambda: next(i))
    d = deque([1])
    for x in d:
        print("last", x)
        try:
            d.append(1) if len(d) < 2 else None
        finally:
            pass
        break
    match deque([1, 2, 3]):
        case [first, *others]:
            print("matched", first, others)
    match deque([1]):
        case deque():
            print("a deque")


def orders():
    a, b = deque([1, 2]), deque([1, 3])
    print(a == b, a != b, a < b, a <= b, a > b, a >= b, a == deque([1, 2]), a == [1, 2], a == deque([1, 2], 5))
    print(deque() < deque([0]), deque([1]) < deque([1, 0]))
    n = float("nan")
    print(deque([n]) == deque([n]), deque([deque([1])]) == deque([deque([1])]))

    class Odd:
        def __init__(self, n):
            self.n = n

        def __eq__(self, other):
            return isinstance(other, Odd) and self.n % 2 == other.n % 2

        def __lt__(self, other):
            return self.n < other.n

        def __repr__(self):
            return f"Odd({self.n})"

    d = deque([Odd(1), Odd(2), Odd(3)])
    print(Odd(5) in d, d.count(Odd(7)), d.index(Odd(4)), d == deque([Odd(3), Odd(4), Odd(9)]), d < deque([Odd(3), Odd(3)]))
    d.remove(Odd(8))
    print(d, repr(d), str(d))

    inner = deque([1])
    inner.append(inner)
    print(inner, deque([[inner]], 3))


def derived():
    class Loud(deque):
        def append(self, item):
            print("append", item)
            super().append(item)

    class Named(deque):
        def __init__(self, name, items=(), maxlen=None):
            super().__init__(items, maxlen)
            self.name = name

        def __repr__(self):
            return f"<{self.name} {list(self)}>"

    class Counted(deque):
        def __len__(self):
            return 42

        def __iter__(self):
            return iter("own")

        def __contains__(self, item):
            return item == "magic"

        def __getitem__(self, at):
            return f"item {at}"

    d = Loud([1, 2], maxlen=4)
    d.append(3)
    d.extend([4, 5])
    d += [6]
    print(d, d.maxlen, type(d).__mro__[1:], isinstance(d, deque), d.copy(), type(d + deque([1])), type(d * 2), d * 2)
    print(type(copy.copy(d)), copy.deepcopy(d), d == deque([3, 4, 5, 6]), d[0], d.pop(), len(d), bool(d), 4 in d)
    d.extra = 1
    print(d.__dict__, d, list(d), [x for x in d])
    n = Named("n", "abc", maxlen=2)
    n.append("z")
    print(n, n.maxlen, n.name, len(n))
    c = Counted([1, 2])
    print(len(c), list(c), "magic" in c, 1 in c, c[0], c, bool(c), bool(Counted()), c.count(1), c.popleft(), [*c])
    show("hash", lambda: hash(d))

    class Empty(deque):
        pass

    e = Empty("ab")
    e.appendleft("c")
    print(e, Empty(), Empty(maxlen=3), not Empty(), e + e, e.index("b"), e == deque("cab"))
    w = weakref.ref(e)
    print(w() is e)


def copies():
    d = deque([[1], deque([2])], 5)
    for other in (d.copy(), copy.copy(d), copy.deepcopy(d), pickle.loads(pickle.dumps(d))):
        print(other, other.maxlen, other == d, other[0] is d[0], type(other).__name__)
    d.append(d)
    e = copy.deepcopy(d)
    print(e[-1] is e, pickle.loads(pickle.dumps(d))[-1] == 0)
    abc = collections.abc
    for name in ("Iterable", "Sized", "Container", "Sequence", "MutableSequence", "Hashable", "Reversible", "Collection"):
        print(name, isinstance(d, getattr(abc, name)), end="; ")
    print()
    print(isinstance(d, deque), issubclass(deque, object), type(d) is deque)
    print([sys.getsizeof(deque(range(n))) for n in (0, 1, 32, 33, 100, 1000)], weakref.ref(d)() is d)
    print(callable(d.append), d.append.__name__, deque.append.__name__, hasattr(d, "append"), hasattr(d, "__dict__"))


class Mortal:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)


def deaths():
    d = deque([Mortal(1), Mortal(2), Mortal(3)], 3)
    d.append(Mortal(4))
    print("appended")
    d.appendleft(Mortal(0))
    print("appended left")
    d.popleft()
    print("popped")
    d[0] = None
    print("set")
    d.extend([Mortal(5), Mortal(6)])
    print("extended")
    d.clear()
    print("cleared")
    e = deque([Mortal("a"), Mortal("b"), Mortal("c")])
    del e
    print("gone")
    f = deque([Mortal("x")])
    f.append(f)
    del f
    import gc

    gc.collect()
    print("collected")
    print(sys.getrefcount(d), [sys.getrefcount(x) for x in deque([object()])])
    deep = deque()
    for _ in range(100000):
        deep = deque([deep])
    del deep
    print("deep")


def search():
    queue, seen = deque([(0, "start")], maxlen=None), {"start"}
    graph = {"start": ["a", "b"], "a": ["end"], "b": ["a", "end"], "end": []}
    while queue:
        distance, node = queue.popleft()
        print(distance, node, end="; ")
        for following in graph[node]:
            if following not in seen:
                seen.add(following)
                queue.append((distance + 1, following))
    print()
    window, sums = deque(maxlen=3), []
    for n in range(10):
        window.append(n)
        if len(window) == window.maxlen:
            sums.append(sum(window) / 3)
    print(sums)


for test in (ends, limits, places, walks, orders, derived, copies, deaths, search):
    print("--", test.__name__)
    test()
