"""Objects of classes as keys of dicts and members of sets: what is asked of them, how often, and what may come of it."""


class Key:
    def __init__(self, name, number=0):
        self.name = name
        self.number = number

    def __repr__(self):
        return f"Key({self.name})"

    def __hash__(self):
        print("hash", self.name)
        return hash(self.number)

    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other))
        if not isinstance(other, Key):
            return NotImplemented
        return self.number == other.number


def attempt(what):
    try:
        return what()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


a, b, c = Key("a", 1), Key("b", 1), Key("c", 2)
print("dict")
d = {}
d[a] = "A"
print(d[a], d[b], b in d, c in d, attempt(lambda: d[c].name))
d[b] = "B"
print(len(d), d[a], [key.name for key in d])
print(d.get(b), d.get(c), d.get(c, "none"), d.setdefault(b, 1), d.setdefault(c, 2))
print(d.pop(c), d.pop(c, None), attempt(lambda: d.pop(Key("x", 9))) is not None)
del d[b]
print(len(d))
d[1] = "one"
print(attempt(lambda: d[b]), b in d, 1 in {b: 2}, d[1])
print("set")
s = set()
s.add(a)
s.add(b)
s.add(c)
print(len(s), b in s, Key("d", 3) in s, Key("e", 2) in frozenset(s))
s.discard(b)
s.discard(b)
print(len(s), attempt(lambda: s.remove(b)) is not None)
s.remove(c)
print(s, hash(a), attempt(lambda: hash([])))


class Same(Key):
    """All have one hash: tables ask each of them."""

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if tells:
            print(self.name, "==", other.name)
        return self.name == other.name


print("one hash")
tells = False  # in which order a dict asks is its own affair
many = {Same(name): name for name in "abcd"}
print(many[Same("c")], Same("d") in many, Same("e") in many, len(many))
tells = True
members = {Same(name) for name in "abcda"}
print(len(members), Same("b") in members, Same("z") in members)
members.add(Same("y"))
members.add(Same("y"))
print(len(members))


class Odd:
    def __init__(self, hash, equal):
        self.hash, self.equal = hash, equal

    def __repr__(self):
        return f"Odd({self.equal!r})"

    def __hash__(self):
        if isinstance(self.hash, Exception):
            raise self.hash
        return self.hash

    def __eq__(self, other):
        if isinstance(self.equal, Exception):
            raise self.equal
        return self.equal


print("odd answers")
for answer in (True, 2**70, -1, "text", None, 1.5, ValueError("no hash")):
    odd = Odd(answer, True)
    print(attempt(lambda: odd in {}), attempt(lambda: hash(odd)), attempt(lambda: {odd: 1}[odd]))
for equal in (1, 0, "", "yes", [], None, NotImplemented, TypeError("no equality")):
    table, sought = {Odd(5, equal): "there"}, Odd(5, False)
    print(attempt(lambda: sought in table), attempt(lambda: table[sought]), attempt(lambda: table.get(sought, "no")))
    table = {Odd(5, equal)}
    print(attempt(lambda: sought in table), attempt(lambda: table.add(sought)), len(table))


class Truth:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        print("bool", self.truth)
        return self.truth


print(Odd(5, False) in {Odd(5, Truth(True))}, Odd(5, False) in {Odd(5, Truth(False))})

print("the right one first")


class Derived(Key):
    def __eq__(self, other):
        print("derived eq", self.name, other.name)
        return super().__eq__(other)

    __hash__ = Key.__hash__


print(Derived("derived", 1) in {a}, a in {Derived("derived", 1)})


class Unhashable:
    def __eq__(self, other):
        return True


class Plain:
    pass


class OnlyHash:
    def __hash__(self):
        return 3


print(attempt(lambda: {Unhashable(): 1}), attempt(lambda: Unhashable() in {1}))
p, q = Plain(), OnlyHash()
print(p in {p}, Plain() in {p}, q in {q}, OnlyHash() in {q}, 3 in {q}, q in {3: 1})

print("tables that change")
table = {}


class Clears:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 11

    def __eq__(self, other):
        print("clear", self.name)
        table.clear()
        return True


table[Clears("x")] = 1
print(attempt(lambda: Clears("y") in table), len(table))


class Nested:
    """Asks another table while it is asked."""

    def __init__(self, inner):
        self.inner = inner

    def __hash__(self):
        return hash(inners[self.inner])

    def __eq__(self, other):
        return inners[self.inner] == inners[other.inner]


inners = {a: 10, c: 20}
nested = {Nested(a): "first", Nested(c): "second"}
print(nested[Nested(b)], Nested(c) in nested)


class Deep:
    def __hash__(self):
        return hash(self)


print(attempt(lambda: Deep() in {1})[:48])


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))


grid = {}
for i in range(40):
    grid[Point(i % 5, i % 3)] = grid.get(Point(i % 5, i % 3), 0) + i
print(len(grid), sum(grid.values()), sorted((p.x, p.y, n) for p, n in grid.items())[:4])
seen = set()
for i in range(40):
    if Point(i % 4, i % 3) in seen:
        continue
    seen.add(Point(i % 4, i % 3))
print(len(seen), Point(1, 1) in seen, Point(9, 9) in seen, (Point(1, 1), 2) in {(Point(1, 1), 2): 0})
try:
    grid[Point(100, 100)]
except KeyError as error:
    print(error.args[0].x, len(error.args))


class Finalized(Point):
    def __del__(self):
        print("del", self.x)


ends = {Finalized(1, 1): "a"}
print(Finalized(1, 1) in ends, ends[Finalized(1, 1)], len(ends))
ends[Finalized(1, 1)] = "b"
ends.clear()
print(len(grid), Point(1, 1) in grid, grid[Point(0, 0)])
