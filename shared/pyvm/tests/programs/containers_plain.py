# Numbers, texts and tuples of them: what is compared, added up and looked for without asking anybody.

from collections import defaultdict


def refused(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


class One:
    def __eq__(self, other):
        print("asked")
        return other == 1

    def __hash__(self):
        return 1


def mixed_numbers():
    ints = [0, 1, -7, 3, 2**53 - 1, 2**53, 2**53 + 1, 2**62, -(2**63), 10**20]
    floats = [0.0, -0.0, 0.5, -3.25, 1e300, float("inf"), float("nan")]
    for a in ints:
        for b in ints:
            if b:
                print(a / b, end=" ")
        for x in floats:
            print(a + x, a - x, x - a, a * x, end=" ")
            if a:
                try:
                    print(x / a, end=" ")
                except OverflowError as error:
                    print(error, end=" ")
        print()
    refused(lambda: 1 / 0)
    refused(lambda: 1.5 / 0)
    refused(lambda: 1 / 0.0)
    n = 3037000500
    print(n**2, (n - 1) ** 2, (-n) ** 2, 1.5**2, 2**-1, 0**2)
    x = 2
    print(x**2 / 3, 7 // 2.0, 7 % 2.5, -7 // 2, -7 % 3)
    total = 0
    for k in range(1, 6):
        total += 1 / k
    print(total, total * 2, total - 1, 3 * 0.1)


def orders():
    pairs = [(2, "b"), (1, "z"), (2, "a"), (1, "c")]
    print(sorted(pairs), sorted(pairs, reverse=True), sorted(pairs, key=lambda p: (-p[0], p[1])))
    print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
    print(sorted(["b", "A", "", "é", "a"]), sorted([0.5, -1.0, 0.0, -0.0, 1e9]), sorted([(1,), (1, 2), (0, 9)]))
    print(sorted([1, 0.5, True, False]), sorted([(1, None), (0, None)]), sorted([(1, [2]), (1, [1])]))
    refused(lambda: sorted([(1, None), (1, 2)]))
    refused(lambda: sorted([(1, "a"), (1, 2)]))
    refused(lambda: sorted(["a", 1]))
    nan = float("nan")
    print(sorted([3.0, nan, 1.0]), sorted([(nan, 1), (0.0, 2)]))
    many = [(i * 7919 % 1009, i) for i in range(200)]
    print(sorted(many)[:5], sorted(many, reverse=True)[:3], sorted(many, key=lambda p: p[0] % 10)[:12])
    words = [f"w{i * 37 % 101}" for i in range(101)]
    print(sorted(words)[:5], sorted(words, key=lambda w: (len(w), w))[-3:])
    words.sort(reverse=True)
    print(words[:4])


def extremes():
    print(max(3, 7), min(3, 7), max(2, 2.0), max(2.0, 2), min(1, True), max("a", "b"), max(1.5, 2.5, 0.5))
    print(max([3, 9, 1]), min((4, 2, 8)), max([0.5]), min({3, 1}), max("hello"), max([True, 5]), min([2, 1.5]))
    nan = float("nan")
    print(max(nan, 1.0), max(1.0, nan), min([nan, 0.5]), max([-0.0, 0.0]), max([0.0, -0.0]))
    print(max([1, 2, 3], default=0), max([], default=0), max((1, 2), (1, 3)))
    refused(lambda: max())
    refused(lambda: max([]))
    refused(lambda: max(5))
    refused(lambda: max(1, "a"))
    refused(lambda: min([1, None]))
    print(sum([1, 2, 3]), sum([]), sum((1.5, 2)), sum([2**62, 2**62]), sum([True, 2]), sum([[1], [2]], []))
    refused(lambda: sum(["a"]))
    refused(lambda: sum(5))
    print(list(range(2, 8)), list(range(8, 2, -3)), len(range(5, 1)), range(3, 4), range(1, 10, 4)[1])
    refused(lambda: range(1, 2, 0))
    refused(lambda: range("a"))
    refused(lambda: range(1.5, 2))
    refused(lambda: range())
    refused(lambda: range(1, 2, 3, 4))
    print(list(range(True, 3)), range(2**70, 2**70 + 1)[0] if False else "big")


def looked_for():
    items = [1, "a", None, (1, "x"), 2.5, True]
    for item in (1, 1.0, True, 0, "a", "b", None, (1, "x"), (1, "y"), (1,), 2.5, [1], False):
        print(item, item in items, item not in items, item in tuple(items), item in [], item in (None, "q"))
    print(One() in [2, 3], 1 in [0, One()], One() in ("a",), (One(), 2) in [(1, 2)])
    nan = float("nan")
    print(nan in [nan], nan in (nan, 1), [] in [[]], {1} in [frozenset([1])], "a" in ["b", "a"], 3 in range(5))
    refused(lambda: 1 in 5)
    print(frozenset([1, 2]) == {1, 2}, 1 in frozenset([1, 2]), "x" in frozenset("xyz"), (1, 2) in frozenset([(1, 2)]))
    a, b = {1, 2, 3, "x"}, {3, 4, "x"}
    print(sorted(a & b, key=str), sorted(a | b, key=str), sorted(a - b, key=str), sorted(a ^ b, key=str))
    print(a & a == a, a | a == a, a - a, a ^ a, a <= a | b, a < a, a >= a & b, a == set(list(a)), a != b)
    f = frozenset(a)
    print(sorted(f & b, key=str), type(f | b).__name__, type(b | f).__name__, f == a, f - a, a - f)
    refused(lambda: a | [1])
    refused(lambda: a & "x")
    a |= b
    a &= {1, 3, 4}
    a -= {4}
    a ^= {9}
    print(sorted(a))
    d = {1: "one", 2: "two"}
    print(sorted(d.keys() & {1, 5}), sorted({2} | d.keys()), d.keys() == {1, 2}, d.keys() - {1})


def dict_methods():
    d = {}
    print(d.setdefault("a", []), d.setdefault("a", 5), d.setdefault("b"), d)
    d.setdefault("a", []).append(1)
    print(d, d.pop("b"), d.pop("zz", "none"), d.pop("a", None), d)
    refused(lambda: d.pop("zz"))
    refused(lambda: d.setdefault([], 1))
    refused(lambda: d.setdefault())
    l = [1]
    l.extend([2, 3])
    l.extend((4,))
    l.extend(l)
    l.extend("xy")
    l.extend(x for x in (5,))
    print(l, l.extend([]))
    refused(lambda: l.extend(5))
    groups = defaultdict(lambda: defaultdict(int))
    for a, b in [("x", 1), ("y", 2), ("x", 1)]:
        groups[a][b] += 1
    print({k: dict(v) for k, v in groups.items()})


for test in (mixed_numbers, orders, extremes, looked_for, dict_methods):
    print("---", test.__name__)
    test()
