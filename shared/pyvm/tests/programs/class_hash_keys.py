"""Objects as keys: __hash__ and __eq__ together decide what is the same key."""

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"P({self.x},{self.y})"

names = {Point(0, 0): "origin", Point(1, 2): "a"}
print(names[Point(0, 0)], names.get(Point(1, 2)), names.get(Point(2, 1), "nowhere"))
names[Point(1, 2)] = "b"
print(names, len(names))
points = {Point(i % 3, 0) for i in range(10)}
print(len(points), sorted(p.x for p in points))
print(Point(2, 0) in points, Point(0, 2) in points)
try:
    names[Point(9, 9)]
except KeyError as error:
    print("KeyError", error)

class Clash:
    """All objects have one hash value; only equality keeps them apart."""

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.name == other.name

table = {Clash(letter): position for position, letter in enumerate("abcab")}
print(len(table), [(key.name, value) for key, value in table.items()])
del table[Clash("b")]
print([key.name for key in table], Clash("b") in table, table[Clash("c")])

class Identity:
    pass

first, second = Identity(), Identity()
seen = {first: 1, second: 2}
print(seen[first], seen[second], Identity() in seen, len({first, second, first}))
