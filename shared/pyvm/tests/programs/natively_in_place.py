# Containers that keep what a call gives them, keys that are texts, named tuples: in their commonest case, and beside it.
import collections
import random
import threading
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple


def show(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


class Same:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, Same) else other)

    def __repr__(self):
        return f"Same({self.text!r})"


class Mortal:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)


def keeping():
    items, members, ends, x, t = [], set(), deque(maxlen=2), 7, "t"
    for i in range(3):
        items.append(i)
        items.append(x)
        items.append("c")
        members.add(i)
        members.add(x)
        members.add(t)
        members.add("c")
        ends.append(i)
        ends.appendleft(x)
        ends.append("c")
    print(items, sorted(map(str, members)), ends)
    strange = {Same("a"), Same(5)}
    strange.add("a")
    strange.add("b")
    strange.add(5)
    print(len(strange), "a" in strange, 5 in strange)
    frozen = frozenset([1])
    show("unhashable", lambda: members.add([]))
    show("frozen", lambda: frozen.add(1))

    def unbound():
        items.append(nothing)

    def none():
        missing = None
        missing.append(1)

    def twice():
        items.append(1, 2)

    for f in (unbound, none, twice):
        show(f.__name__, f)

    class Loud(list):
        def append(self, item):
            print("append", item)
            super().append(item)

    class Watched(set):
        def add(self, item):
            print("add", item)
            set.add(self, item)

    loud, watched = Loud(), Watched()
    loud.append(x)
    watched.add(x)
    print(loud, watched)
    last = [Mortal(1)]
    last.append(last)
    last.clear()
    full = deque([Mortal(2)], 1)
    full.append(x)
    print(full)


def keys():
    d = {"a": 1, Same("b"): 2, 3: 3, "longer text than most": 4, "é": 5}
    a, b, made = "a", "b", "".join(["longer", " text", " than most"])
    print(d[a], d[b], d[made], d["é"], d[Same("a")], d.get(b))
    d[a] = 10
    d[b] = 20
    d[made] = 40
    d["new"] = 6
    d[a] += 1
    print(d, list(d))
    show("missing", lambda: d["zz"])
    d[a] = Mortal("old")
    d[a] = Mortal("new")
    print("set")
    del d[a]
    d["self"] = d
    d["self"] = None
    for key in d:
        d[key] = key
    print(d)
    nested = {"a": {"b": {"c": 0}}}
    for _ in range(3):
        nested["a"]["b"]["c"] += 1
    print(nested)

    class Own(dict):
        def __getitem__(self, key):
            return ("own", key)

        def __setitem__(self, key, value):
            print("set", key, value)
            dict.__setitem__(self, key, value)

    own = Own(a=1)
    print(own["a"], own["zz"], dict.__getitem__(own, "a"))
    own["a"] = 2
    own["b"] = 3
    counts, lists, plain = defaultdict(int), defaultdict(list), defaultdict(None, {"k": 1})
    for word in "the cat the dog a cat the".split():
        counts[word] += 1
        lists[len(word)].append(word)
    print(dict(counts), dict(lists), counts.default_factory, lists.items(), counts.get("zz"), len(counts))
    show("no factory", lambda: plain["zz"])
    plain["k"] += 1
    c = Counter("abracadabra")
    c["a"] += 10
    c["new"] += 1
    print(c, c["none"], c.most_common(2), c.total(), Counter.fromkeys is not None)
    o = OrderedDict(a=1)
    o["b"] = 2
    o.move_to_end("a")
    o.extra = "attribute"
    print(o, o["a"], o.extra, list(o.keys()))


def named():
    Point = namedtuple("Point", "x y", defaults=[0])
    p, q = Point(1, 2), Point(x=3)
    print(p, q, p.x + p.y, q.y, p._replace(y=9), p._asdict(), Point._make([4, 5]), p[0], len(p), p == (1, 2), hash(p) == hash((1, 2)))
    for bad in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: p.z, lambda: setattr(p, "x", 1)):
        show("bad", bad)
    a, b = p
    print(a, b, Point.x.__doc__, p.count(1), p.index(2), isinstance(p, tuple), type(p).__name__, Point(*[7]), Point(**{"x": 8}))

    class Place(Point):
        def __new__(cls, x, y=5):
            return super().__new__(cls, x * 10, y)

        @property
        def sum(self):
            return self.x + self.y

    class Named(Point):
        def __init__(self, x, y):
            self.label = f"{x}/{y}"

    class Other(Point):
        x = "class"

        def y(self):
            return "method"

    print(Place(1), Place(1).sum, Place(1, 2), Named(1, 2), Named(1, 2).label, Other(1, 2), Other(1, 2).x, Other(1, 2).y())
    calls = namedtuple("Calls", "f g")(lambda x: x + 1, max)
    print(calls.f(1), calls.g(1, 2))
    Point.x = property(lambda self: "patched")
    print(p.x, p.y)

    class Mortals(namedtuple("Mortals", "a")):
        def __del__(self):
            print("gone", self.a)

    Mortals(1)
    print("after")


def patched():
    rng = random.Random(5)
    print(rng.randint(1, 6), rng.random(), rng.randrange(10), rng.choice("abc"), rng.getrandbits(40))

    class Fixed(random.Random):
        def getrandbits(self, k):
            return 1

    class Half(random.Random):
        def random(self):
            return 0.5

    print(Fixed(1).randint(0, 9), Fixed(1).randrange(100), Half(1).random(), Half(1).uniform(0, 10))
    own = random.Random.getrandbits
    random.Random.getrandbits = lambda self, k: 0
    print(rng.randint(1, 6), random.Random(3).randrange(5))
    random.Random.getrandbits = own
    random.seed(1)
    print(random.random(), random.randint(1, 100), [random.randint(1, 6) for _ in range(5)], random.Random(1).randint(1, 100))
    r = random.random
    print(r(), r.__name__, callable(r))
    lock, again = threading.Lock(), threading.RLock()
    print(lock.acquire(), lock.acquire(False), lock.locked(), lock.release(), again.acquire(), again.acquire(), again.release(), again.release())
    show("free", lambda: lock.release())
    show("free", lambda: again.release())
    condition = threading.Condition()
    show("notify", lambda: condition.notify())
    with condition:
        print(condition.notify(), condition.notify_all(), condition._is_owned())
    plain = threading.Condition(threading.Lock())
    show("notify", lambda: plain.notify())
    with plain:
        print(plain.notify(), plain._is_owned())


for test in (keeping, keys, named, patched):
    print("--", test.__name__)
    test()
