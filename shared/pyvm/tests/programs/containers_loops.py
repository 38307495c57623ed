# Loops that take pairs apart, and what they iterate over while it changes.


def pairs():
    d = {"a": 1, "b": 2, "c": 3}
    print([(k, v) for k, v in d.items()])
    for key, value in d.items():
        print(key, value)
    for i, (a, b) in enumerate(zip("ab", [10, 20, 30]), 5):
        print(i, a, b)
    for i, x in enumerate([1.5, None, "x"], start=2**63 - 2):
        print(i, x)
    for a, b in zip([1, 2], (3, 4)):
        print(a + b)
    for a, b in [(1, 2), [3, 4], "xy", {5: 0, 6: 0}, (i for i in (7, 8))]:
        print(a, b)
    for a, b in ((1, 2), (3, 4)):
        print(a, b)
    for a, b in {(1, 2)}:
        print(a, b)
    for a, b in reversed([(1, 2), (3, 4)]):
        print(a, b)


def refused(work):
    try:
        work()
    except Exception as error:
        print(type(error).__name__, error)


def wrong_sizes():
    def of(rows):
        for a, b in rows:
            print(a, b)

    refused(lambda: of([(1, 2), (3,)]))
    refused(lambda: of([(1, 2), (3, 4, 5)]))
    refused(lambda: of([(1, 2), 7]))
    refused(lambda: of(enumerate(5)))
    refused(lambda: of(zip([1], 2)))
    refused(lambda: of(zip([1, 2], [1], strict=True)))
    refused(lambda: of(zip([1, 2])))
    refused(lambda: of(zip([1, 2], [3, 4], [5, 6])))


def changed_dict():
    d = {1: 1, 2: 2}

    def grow():
        for k, v in d.items():
            d[k + 10] = v

    refused(grow)

    def replace():
        d = {1: 1, 2: 2}
        for k, v in d.items():
            del d[k]
            d[k + 10] = v
            print(k, v)

    refused(replace)

    def through_enumerate():
        d = {1: 1}
        for i, k in enumerate(d):
            d[k + 1] = k

    refused(through_enumerate)
    items = d.items()
    walk = iter(items)
    print(next(walk))
    for k, v in walk:
        print(k, v)
        break
    print(len(list(walk)), list(walk))


def changed_list():
    rows = [(1, 2), (3, 4)]
    for a, b in rows:
        if a < 6:
            rows.append((a + 2, b + 2))
        print(a, b)
    for i, row in enumerate(rows):
        if i == 1:
            rows.clear()
        print(i, row)
    numbers = [1, 2, 3, 4]
    walk = iter(numbers)
    for a in walk:
        for b in walk:
            print(a, b)
            break
    ends = zip([1, 2, 3], [4])
    for a, b in ends:
        print(a, b)
    print(next(ends, "end"))


def once_more():
    walk = enumerate("abc")
    for i, c in walk:
        break
    print(list(walk))
    walk = zip("abc", "de")
    for a, b in walk:
        print(a, b)
    print(list(walk))
    for x in iter([1, 2]):
        print(x)
    it = iter((1, 2, 3))
    for x in it:
        if x == 2:
            break
    print(next(it))


def unpacking():
    a, b = [1, 2]
    t = (a, [b])
    c, d = t
    print(a, b, c, d, d is t[1])
    (a, b), c = ("x", "y"), "z"
    print(a, b, c)
    refused(lambda: exec_unpack([1, 2, 3]))
    refused(lambda: exec_unpack([1]))
    refused(lambda: exec_unpack(None))
    l = []
    l += [l, 1]
    x, y = l
    print(x is l, y)


def exec_unpack(value):
    a, b = value
    print(a, b)


def mutable_loop_variables():
    # The variable of the loop is read right after it is set.
    total = 0
    for i in range(5):
        total += i
    print(total)
    found = []
    for word in ["a", "b"]:
        found.append(word)
    print(found)

    def unbound():
        for i in [1]:
            later.append(i)
        later = []

    refused(unbound)
    for i in iter(lambda: len(found), 2):
        pass
    out = []
    for n in (x for x in range(3)):
        out.append(n)
    print(out)


def slices():
    l = list(range(6))
    t = tuple(l)
    s = "héllo!"
    for start in (None, -10, -2, 0, 2, 10):
        for stop in (None, -10, -2, 0, 4, 10):
            print(l[start:stop], t[start:stop], s[start:stop])
    print(t[:] is t, l[:] is l)
    refused(lambda: l["a":])
    print(l[True:3])

    class L(list):
        def __getitem__(self, index):
            return index

    print(L(l)[1:2])


class Text(str):
    pass


def appends():
    l = []
    print(l.append(1), l.insert(0, "x"), l.insert(-1, "y"), l.insert(99, "z"), l.insert(-99, "w"), l)
    print(l.pop(0), l.pop(-1), l.pop(1), l)
    refused(lambda: l.pop(5))
    refused(lambda: l.pop("x"))
    refused(lambda: [].pop(0))
    refused(lambda: l.insert("x", 1))
    refused(lambda: l.insert(1))
    refused(lambda: l.append())

    class L(list):
        def append(self, item):
            print("own", item)
            list.append(self, item)

    own = L()
    own.append(5)
    list.append(own, 6)
    print(own)
    s = {1, 2, "a"}
    s.discard(1)
    s.discard(7)
    s.discard("a")
    print(s)
    refused(lambda: s.discard([]))
    print(isinstance(True, int), isinstance(1, bool), isinstance(1.0, (int, str)), isinstance("x", (int, str)))
    print(isinstance(Text("x"), str), isinstance([], object), isinstance(None, type(None)), isinstance(l, Text))
    refused(lambda: isinstance(1, 2))
    refused(lambda: isinstance(1, (str, 2)))


for test in (
    pairs,
    wrong_sizes,
    changed_dict,
    changed_list,
    once_more,
    unpacking,
    mutable_loop_variables,
    slices,
    appends,
):
    print("---", test.__name__)
    test()
