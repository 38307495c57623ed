# What CPython has in C: deques, heaps, iterators, caches, files in memory, counters.

import collections
import functools
import heapq
import io
import itertools
import random
from collections import Counter, OrderedDict, defaultdict, deque


def refused(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


class Item:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank

    def __repr__(self):
        return f"Item({self.rank})"


def deques():
    d = deque()
    print(d.append(1), d.appendleft(0), d, len(d), bool(d), d[0], d[-1])
    refused(lambda: d[2])
    print(d.popleft(), d.pop(), d, bool(d), len(d))
    refused(d.popleft)
    refused(d.pop)
    last = deque(maxlen=2)
    for i in range(4):
        last.append(i)
    print(last)
    last.appendleft(9)
    print(last)
    none = deque(maxlen=0)
    none.append(1)
    none.appendleft(1)
    print(none, len(none))
    d = deque([1, 2, 3])

    def grows():
        for x in d:
            d.append(x)

    refused(grows)
    print([x for x in d], list(d), sum(d), 2 in d)
    for i, x in enumerate(deque("ab")):
        print(i, x)

    class Loud(deque):
        def append(self, item):
            print("append", item)
            super().append(item)

        def __iter__(self):
            return iter(["mine"])

        def __len__(self):
            return 77

        def __bool__(self):
            return False

    loud = Loud()
    loud.append(5)
    print([x for x in loud], len(loud), bool(loud), loud.popleft())
    if loud:
        print("true")
    queue = deque([0])
    seen = {0}
    order = []
    graph = {0: [1, 2], 1: [3], 2: [3], 3: []}
    while queue:
        node = queue.popleft()
        order.append(node)
        for neighbour in graph[node]:
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(neighbour)
    print(order)
    e = deque([1])
    e.append(e)
    print(e)


def heaps():
    h = []
    for x in [5, 3, 8, 1, 9, 2, 7, 3]:
        heapq.heappush(h, x)
        print(h)
    print(heapq.heappushpop(h, 0), heapq.heappushpop(h, 4), heapq.heapreplace(h, 6), h)
    while h:
        print(heapq.heappop(h), h)
    refused(lambda: heapq.heappop([]))
    refused(lambda: heapq.heapreplace([], 1))
    print(heapq.heappushpop([], 5))
    words = ["pear", "fig", "apple", "kiwi", "plum", "fig"]
    heapq.heapify(words)
    print(words)
    tasks = []
    for rank, name in [(2, "b"), (1, "z"), (2, "a"), (1, "c"), (1.5, "x")]:
        heapq.heappush(tasks, (rank, name))
    print(tasks, [heapq.heappop(tasks) for _ in range(5)])
    own = []
    for rank in (3, 1, 2):
        heapq.heappush(own, Item(rank))
    heapq.heappush(own, Item(0))
    print(own, heapq.heappop(own), own)
    mixed = [(1, Item(2)), (1, Item(1))]
    heapq.heapify(mixed)
    print(mixed)
    refused(lambda: heapq.heappush([1], "a"))
    refused(lambda: heapq.heapify([3, "a", 1]))
    nans = [float("nan"), 1.0, 2.0]
    heapq.heappush(nans, 0.5)
    print(nans)
    print(heapq.nlargest(2, [1, 5, 2]), heapq.nsmallest(2, [4, 1, 2], key=lambda x: -x))


def walks():
    print(list(itertools.chain([1], (2, 3), "ab", range(2), {5: 0}, {7})))
    print(list(itertools.chain([1], (x for x in (2, 3)), iter([4]))))
    print(list(itertools.chain.from_iterable([[1, 2], [3]])), list(itertools.chain()))
    refused(lambda: list(itertools.chain([1], 2)))
    c = itertools.chain([1, 2], [3])
    print(next(c), [x for x in c], list(c))
    for x in itertools.chain("ab", [1]):
        print(x)
    print(list(itertools.islice("abcdefg", 3)), list(itertools.islice("abcdefg", 2, None, 2)))
    print(list(itertools.islice(range(10), 2, 8, 3)), list(itertools.islice([], 3)), list(itertools.islice("ab", 0)))
    it = iter(range(10))
    print(list(itertools.islice(it, 1, 5, 10)), next(it))
    it = iter(range(10))
    print(list(itertools.islice(it, 3)), next(it))
    refused(lambda: itertools.islice("abc", -1))
    numbers = itertools.count(5, 3)
    print(list(itertools.islice(numbers, 3)), next(numbers), numbers)
    for n in itertools.count(1):
        if n > 3:
            break
        print(n)
    numbers = itertools.count()
    for n in numbers:
        if n == 2:
            break
    print(next(numbers), numbers)
    for n in itertools.count(0.5, 0.25):
        if n > 1:
            break
        print(n)
    for n in itertools.count(2**63 - 2):
        print(n)
        if n > 2**63:
            break
    for i, n in zip(itertools.count(), "ab"):
        print(i, n)
    print(list(itertools.pairwise("abcd")), list(itertools.pairwise([1])), list(itertools.pairwise([])))
    print(list(itertools.product("ab", [1, 2])), list(itertools.product([0, 1], repeat=2)))
    print(list(itertools.product()), list(itertools.product([], "ab")), len(list(itertools.product(range(3), repeat=3))))
    print(list(itertools.permutations("abc")), list(itertools.permutations(range(4), 2)))
    print(list(itertools.permutations([], 0)), list(itertools.permutations([1], 2)), list(itertools.permutations([1, 1])))
    print(list(itertools.combinations("abcd", 2)), list(itertools.combinations(range(3), 0)))
    print(list(itertools.combinations([1], 2)), list(itertools.combinations_with_replacement("abc", 2)))
    print(list(itertools.combinations_with_replacement([], 0)), list(itertools.combinations_with_replacement([], 1)))
    for a, b in itertools.combinations("abc", 2):
        print(a, b)
    for a, b in itertools.product("ab", "c"):
        print(a, b)
    p = itertools.permutations([1, 2, 3])
    print(next(p), next(p), len(list(p)), next(p, None))
    print(sum(itertools.islice(itertools.count(), 10)), max(itertools.chain([3], [7])), "".join(itertools.chain("a", "b")))

    class Countdown:
        def __init__(self, n):
            self.n = n

        def __iter__(self):
            return self

        def __next__(self):
            if self.n == 0:
                raise StopIteration
            self.n -= 1
            return self.n

    print(list(itertools.chain(Countdown(2), [9])), list(itertools.islice(Countdown(5), 2)))
    print(list(itertools.pairwise(Countdown(3))), list(itertools.product(Countdown(2), repeat=2)))


def caches():
    calls = []

    @functools.lru_cache(maxsize=None)
    def square(x, *more, k=0):
        calls.append(x)
        return x * x

    print(square(3), square(3), square(3.0), square(True), square(1), square("a" * 0 + "b" if 0 else 2))
    print(square(3, k=1), square(3, k=1), square((1, 2)[0]), square.cache_info(), calls)
    refused(lambda: square([]))

    @functools.lru_cache(maxsize=2)
    def small(x):
        calls.append(x)
        return -x

    calls.clear()
    print([small(x) for x in (1, 2, 1, 3, 1, 2, 3)], calls, small.cache_info())
    small.cache_clear()
    print(small.cache_info(), small(1), small.cache_info())

    @functools.lru_cache(typed=True)
    def typed(x):
        return type(x).__name__

    print(typed(1), typed(1.0), typed(True), typed.cache_info())

    @functools.lru_cache(maxsize=0)
    def never(x):
        return x

    print(never(1), never(1), never.cache_info())

    @functools.cache
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    print(fib(60), fib.cache_info())

    class Key:
        def __eq__(self, other):
            return True

        def __hash__(self):
            return 1

    @functools.cache
    def keyed(x):
        return x

    one = keyed(Key())
    print(keyed(Key()) is one, keyed(1) is one, keyed.cache_info())

    class C:
        @functools.lru_cache
        def method(self, x):
            calls.append(x)
            return x

    calls.clear()
    c = C()
    print(c.method(1), c.method(1), C().method(1), calls)


def memory():
    f = io.StringIO()
    print(f.write("one\n"), f.write("é"), f.write(""), repr(f.getvalue()))
    refused(lambda: f.write(5))
    refused(lambda: f.write(b"x"))
    f.seek(1)
    print(f.write("XY"), repr(f.getvalue()), f.tell(), f.write("Z"), repr(f.getvalue()))
    f.seek(0, 2)
    f.write("end")
    print(repr(f.getvalue()), f.read(), f.tell())
    f.close()
    refused(lambda: f.write("x"))
    b = io.BytesIO(b"ab")
    print(b.write(b"cd"), b.getvalue(), b.write(b"ef"), b.getvalue())
    refused(lambda: b.write("x"))
    g = io.StringIO("start")
    print(g.write("12"), repr(g.getvalue()))

    class Upper(io.StringIO):
        def write(self, text):
            return super().write(text.upper())

    u = Upper()
    print("hello", 1, file=u)
    print(repr(u.getvalue()))


def counts():
    c = Counter("mississippi")
    print(c, c["x"], c["s"], c.most_common(2), c.total())
    c.update("mm")
    c.subtract(["i", "q"])
    print(c, list(c))
    c.update({"z": 5})
    c.update(a=2)
    c.update(x for x in "mz")
    print(c)
    print(Counter([1, 1.0, True, (1, 2), (1, 2), None, "1"]))
    refused(lambda: Counter([[1]]))
    c = Counter(a=1.5)
    c.update("aab")
    print(c)

    class Loud(Counter):
        def __setitem__(self, key, value):
            print("set", key, value)
            super().__setitem__(key, value)

    print(dict(Loud("aa")))
    for word in "to be or not to be".split():
        c[word] += 1
    print(c)
    c["a"] -= 5
    del c["nothing"]
    print(c, "be" in c, len(c), sorted(c.items(), key=lambda item: (-item[1], item[0]))[:2])
    d = defaultdict(int)
    for letter in "banana":
        d[letter] += 1
    print(d, d["x"], dict(d), "q" in d, d.get("q"))
    groups = defaultdict(list)
    for name in ["ann", "bob", "al"]:
        groups[name[0]].append(name)
    print(groups, groups["c"], len(groups))
    refused(lambda: defaultdict()["x"])
    refused(lambda: groups[[]])

    class Default(dict):
        def __missing__(self, key):
            return key * 2

    m = Default(a=1)
    print(m["a"], m["b"], m, m.get("b"))

    class Shouting(dict):
        def __getitem__(self, key):
            return "own " + str(dict.__getitem__(self, key))

        def __contains__(self, key):
            return True

    s = Shouting(a=1)
    s["b"] = 2
    print(s["a"], s["b"], "zz" in s, s.get("a"))
    Shouting.__setitem__ = lambda self, key, value: print("patched", key)
    s["c"] = 3
    print(len(s))
    del Shouting.__getitem__
    print(s["a"])
    o = OrderedDict(a=1)
    o["b"] = 2
    o["a"] += 5
    print(o, o["a"])


def randoms():
    r = random.Random(42)
    print([r.randint(1, 6) for _ in range(10)], r.random(), r.randrange(10), r.randrange(5, 50, 5), r.choice("abc"))
    print(r.getrandbits(5), r.getrandbits(40), r.getrandbits(63), r.getrandbits(70), r.getrandbits(0))
    print(r.randint(5, 5), r.randint(-3, -1), r.randrange(2**40), r.randint(0, 2**70))
    refused(lambda: r.randint(2, 1))
    refused(lambda: r.randrange(0))
    refused(lambda: r.randrange(1.5))
    l = list(range(10))
    r.shuffle(l)
    print(l, r.sample(l, 3), r.uniform(1, 2))
    random.seed(7)
    print(random.random(), random.randint(1, 100), random.choice([1, 2, 3]), random.getrandbits(8))


for test in (deques, heaps, walks, caches, memory, counts, randoms):
    print("---", test.__name__)
    test()
