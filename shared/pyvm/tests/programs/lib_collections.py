# collections: deque, defaultdict, Counter, OrderedDict, namedtuple, ChainMap.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, d.popleft(), d.pop(), len(d), d[0], d[-1], 2 in d, 9 in d, list(d))
d.rotate(1)
print(d)
d.rotate(-2)
print(d, d.index(2), d.count(2), list(reversed(d)))
d.extend("ab")
d.extendleft("xy")
d.insert(1, "in")
d.remove("b")
d[2] = "set"
print(d)
d.reverse()
del d[0]
print(d, d == deque(list(d)), deque([1]) < deque([2]), deque() == [], bool(deque()))
last = deque(maxlen=3)
for n in range(6):
    last.append(n)
print(last, last.maxlen, deque("abc", 2), deque("ab", maxlen=5).maxlen)
last.appendleft(9)
last.extend([7, 8])
print(last, last + deque([1]), deque([1, 2]) * 2)
for call in (
    lambda: deque().pop(),
    lambda: deque().popleft(),
    lambda: last.insert(0, 1),
    lambda: last[10],
    lambda: deque([1]).remove(5),
    lambda: deque([1]).index(5),
    lambda: deque([], -1),
    lambda: deque([1])[0:1],
    lambda: deque([1]) + [2],
):
    try:
        call()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
d = deque([1, 2])
try:
    for item in d:
        d.append(item)
except RuntimeError as error:
    print("RuntimeError", error)
d = deque([1])
d.append(d)
print(d)
copied = deque([1, 2], 4).copy()
copied.clear()
print(copied, [*deque("ab")])

groups = defaultdict(list)
for word in ("apple", "avocado", "bean"):
    groups[word[0]].append(word)
print(groups, dict(groups), groups["z"], len(groups), groups.get("q"), "q" in groups)
counts = defaultdict(int, {"a": 1}, b=2)
counts["a"] += 5
counts["c"] += 1
print(counts, counts.default_factory, sorted(counts.items()), counts.copy() == counts)
nested = defaultdict(lambda: defaultdict(int))
nested["x"]["y"] += 1
print(nested["x"], nested["x"]["y"])
for call in (lambda: defaultdict()["k"], lambda: defaultdict(3)):
    try:
        call()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)

c = Counter("abracadabra")
print(c, c["a"], c["missing"], c.most_common(2), c.total(), sorted(c.elements()))
c.update("aab")
c.update({"z": 2}, q=1)
c.subtract(["a", "z"])
print(c.most_common(), len(c), "missing" in c)
del c["nothing"]
x, y = Counter(a=3, b=1), Counter(a=1, b=2, c=5)
print(x + y, x - y, x & y, x | y, +Counter(a=-1, b=1), -Counter(a=-1, b=1))
x += y
print(x, x == Counter(a=4, b=3, c=5), Counter(a=0) == Counter(), Counter(), Counter(a=1) <= Counter(a=2))
print(isinstance(x, dict), dict(x), sum(x.values()), max(x, key=x.get), Counter([3, 1, 3]).copy())

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(o, list(o))
o.move_to_end("c", last=False)
print(o.popitem(), o.popitem(last=False), o, OrderedDict())
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1})
for call in (lambda: OrderedDict().popitem(), lambda: o.move_to_end("no")):
    try:
        call()
    except KeyError as error:
        print("KeyError", error)

Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), tuple(p), p._asdict(), p._replace(x=5), Point._fields, len(p))
a, b = p
print(
    a,
    b,
    Point._make([7, 8]),
    isinstance(p, tuple),
    hash(p) == hash((1, 2)),
    sorted([Point(2, 1), Point(1, 9)]),
)
Job = namedtuple("Job", "name cost, late", defaults=[0, False])
print(Job("a"), Job("b", 3), Job._field_defaults, Job.__name__, Job.__doc__)
print(namedtuple("R", "a class a", rename=True)._fields, {p: 1}[Point(1, 2)], "%s-%s" % p)


class Vector(namedtuple("Vector", "x y")):
    def length(self):
        return (self.x**2 + self.y**2) ** 0.5


print(Vector(3, 4), Vector(3, 4).length())
for call in (
    lambda: Point(1),
    lambda: Point(),
    lambda: Point(1, 2, 3),
    lambda: Point(1, 2, z=3),
    lambda: Point(1, x=1),
    lambda: namedtuple("P", "a a"),
    lambda: namedtuple("P", "_a"),
    lambda: namedtuple("P", "1a"),
    lambda: namedtuple("P", "for"),
    lambda: Point._make([1]),
):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    p.x = 3
except AttributeError as error:
    print("AttributeError")

chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
chain["c"] = 4
print(chain, chain["a"], chain["b"], chain.get("z", 0), sorted(chain), len(chain), "b" in chain)
child = chain.new_child({"a": 0})
print(child["a"], child.parents["a"], dict(chain.items()), list(chain.values()))
for call in (lambda: chain["z"], lambda: chain.pop("b")):
    try:
        call()
    except KeyError as error:
        print("KeyError", error)
