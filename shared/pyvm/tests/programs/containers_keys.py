# Functions of the program that built-in functions call for each item.


def refused(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


class Name:
    def __init__(self, text):
        self.text = text

    def __lt__(self, other):
        return self.text < other.text

    def __gt__(self, other):
        return self.text > other.text

    def __repr__(self):
        return f"Name({self.text})"


class Truth:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        print("asked", self.answer)
        return self.answer


def sorting():
    rows = [("b", 2), ("a", 2), ("c", 1), ("d", 3)]
    print(sorted(rows, key=lambda row: row[1]))
    print(sorted(rows, key=lambda row: row[1], reverse=True))
    print(sorted(rows, key=lambda row: (-row[1], row[0])))
    print(sorted(rows, key=lambda row: Name(row[0]), reverse=True))
    print(sorted([3, 1, 2], key=lambda x: float(x)), sorted([], key=lambda x: 1 / 0))
    print(sorted("banana", key=lambda c: "nab".index(c)))
    print(sorted({3: "x", 1: "y"}, key=lambda k: -k), sorted((i for i in (2, 1)), key=lambda k: k))
    print(sorted(["bb", "a"], key=len), sorted(["b", "A"], key=str.lower))
    refused(lambda: sorted([1, "a"], key=lambda x: x))
    refused(lambda: sorted([1, 0], key=lambda x: 1 // x))
    refused(lambda: sorted([1, 0], key=lambda: 1))
    refused(lambda: sorted([1, 0], key=lambda a, b: 1))
    refused(lambda: sorted([2, 1], key=lambda a, b=1: a * b))
    rows.sort(key=lambda row: row[0])
    print(rows)
    print(rows.sort(key=lambda row: Name(row[0]), reverse=True), rows)


def seen_meanwhile():
    rows = [3, 1, 2]
    print(rows.sort(key=lambda x: (len(rows), x)), rows)

    def adds(x):
        rows.append(x)
        return x

    refused(lambda: rows.sort(key=adds))
    print(rows)

    def fails(x):
        if x == 2:
            raise KeyError(x)
        return x

    rows = [3, 1, 2]
    refused(lambda: rows.sort(key=fails))
    print(rows)
    rows = [3, 1, "a"]
    refused(lambda: rows.sort(key=lambda x: x))
    print(sorted(rows, key=lambda x: str(x)))
    calls = []

    def nested(x):
        calls.append(x)
        return max([x, 2], key=lambda y: sorted([y, 1], key=lambda z: -z)[0])

    print(sorted([3, 1, 2], key=nested), calls)


def extremes():
    rows = [("b", 2), ("a", 2), ("c", 1), ("d", 2)]
    print(max(rows, key=lambda row: row[1]), min(rows, key=lambda row: row[1]))
    print(max(3, -5, 4, key=lambda x: x * x), min("abc", key=lambda c: -ord(c)))
    print(max([Name("a"), Name("c"), Name("b")], key=lambda name: name))
    print(min([1, 2, 3], key=lambda x: Name("cab"[x - 1])))
    print(max([], key=lambda x: x, default="none"))
    refused(lambda: max([], key=lambda x: x))
    refused(lambda: max([1, "a"], key=lambda x: x))
    refused(lambda: min([1, 0], key=lambda x: 1 // x))
    order = []
    max([1, 2, 3], key=lambda x: order.append(x) or x)
    print(order)


def recursion():
    def depth(n):
        return sorted([n], key=lambda x: depth(n - 1) if n else 0)[0]

    print(depth(20))

    def forever(n):
        return sorted([n], key=lambda x: forever(x))

    try:
        forever(1)
    except RecursionError as error:
        print(error)


def closures():
    n = 2
    print(sorted(range(5), key=lambda x: (x % n, x)))

    def counting(x):
        nonlocal n
        n += 1
        try:
            if n % 2:
                raise ValueError
        except ValueError:
            return -x
        return x

    print(sorted(range(6), key=counting), n)

    def generates(x):
        yield x

    refused(lambda: sorted([1, 2], key=generates))

    class Keys:
        def key(self, x):
            return -x

        def __call__(self, x):
            return x % 3

    print(sorted(range(5), key=Keys().key), sorted(range(5), key=Keys()))


def deciding():
    seen = []

    def items(*values):
        for value in values:
            seen.append(value)
            yield value
        seen.append("end")

    print(any(items(0, "", None, [], 3, 4)), seen)
    seen.clear()
    print(all(items(1, "x", 2.5, [], 3)), seen)
    seen.clear()
    print(any(items()), all(items()), seen)
    print(any(items(Truth(False), 0, Truth(True), 5)), all(Truth(x) for x in (True, False)))
    refused(lambda: any(1 // x for x in (1, 0)))
    refused(lambda: any(1 // (x - 1) for x in (1, 0)))
    refused(lambda: all(5))
    refused(lambda: any([], []))
    gen = items(0, 1, 2)
    print(any(gen), list(gen))
    print(any(x > 2 for x in range(5)), all(any(y == x for y in range(3)) for x in range(3)))
    print(sum(x / 2 for x in range(5)), sum((0.1 for _ in range(10)), 0.0), sum(x for x in (1, 0.5, 2, 1e100, -1e100)))
    print(sum((True for _ in range(3)), 0.5))


def resumed():
    def counter():
        n = 0
        while True:
            sent = yield n
            n = sent if sent is not None else n + 1

    c = counter()
    print(next(c), next(c), c.send(10), c.__next__(), c.send(None))
    c.close()
    refused(lambda: next(c))
    refused(lambda: c.send(1))
    print(next(c, "default"))
    refused(lambda: counter().send(1))

    def itself():
        yield next(me)

    me = itself()
    refused(lambda: next(me))

    def outer():
        got = yield from inner()
        print("got", got)
        got = yield from inner()
        yield from [got, "list"]
        yield from (x for x in "xy")

    def inner():
        try:
            received = yield 1
            print("received", received)
            yield 2
        except KeyError as error:
            print("caught", error)
            yield "after"
        return "result"

    o = outer()
    print(next(o), o.send("hello"), next(o), o.throw(KeyError("k")), list(o))
    ended = inner()
    for _ in ended:
        pass

    def delegates():
        print("ended gives", (yield from ended))

    print(list(delegates()))

    def returns():
        return 5
        yield

    try:
        next(returns())
    except StopIteration as stop:
        print(stop.value)

    def deep(n):
        if n:
            yield from deep(n - 1)
        yield n

    print(list(deep(20)))
    try:
        raise ValueError("outer")
    except ValueError:
        def handling():
            try:
                raise KeyError("inner")
            except KeyError:
                yield 1
                yield 2
        h = handling()
        print(next(h), next(h))


for test in (sorting, seen_meanwhile, extremes, recursion, closures, deciding, resumed):
    print("---", test.__name__)
    test()
