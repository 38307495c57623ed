# Objects of one class that look alike, and objects that do not.
import copy
import pickle


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def kind(self):
        return "method"


def parts(obj):
    return list(obj.__dict__.items())


def show(obj):
    return [(name, getattr(obj, name, None)) for name in ("x", "y", "z", "kind2")]


points = [Point(i, -i) for i in range(5)]
for point in points:
    point.x += point.y
    point.z = point.x * 2
print([(p.x, p.y, p.z) for p in points])

# Another order, something missing, something more.
other = Point.__new__(Point)
other.y = 1
other.x = 2
points.append(other)
for point in points[3:]:
    print(point.x, point.y, getattr(point, "z", "none"), point.kind())

# What is deleted is gone, and comes back last.
for point in points[:3]:
    del point.x
    try:
        point.x
    except AttributeError as error:
        print(error)
    point.x = "again"
    print(parts(point))
try:
    del points[0].missing
except AttributeError as error:
    print(error)

# An object's own attribute hides the method, and gives it back.
for turn in range(4):
    point = points[4]
    if turn == 1:
        point.kind = lambda: "own"
    if turn == 3:
        del point.kind
    print(turn, point.kind())

# The class changes while its objects live.
for turn in range(6):
    point = points[3]
    print(turn, point.x, point.kind(), hasattr(point, "extra"))
    if turn == 0:
        Point.kind = lambda self: "changed"
    if turn == 1:
        Point.extra = 5
    if turn == 2:
        Point.x = property(lambda self: "property", lambda self, value: print("set", value))
        point.x = 9
    if turn == 3:
        del Point.x
        point.x = 10
    if turn == 4:
        del Point.extra


class Child(Point):
    pass


child = Child(1, 2)
for turn in range(3):
    print(child.kind())
    if turn == 0:
        Child.kind = lambda self: "child"
    if turn == 1:
        del Child.kind

# Setting goes through a hook that comes late.
for turn in range(3):
    child.x = turn
    print(child.__dict__["x"])
    if turn == 0:
        Point.__setattr__ = lambda self, name, value: object.__setattr__(self, name, ("hooked", value))
    if turn == 1:
        del Point.__setattr__


# The dict of an object and its attributes are one.
third = Child(3, 4)
names = third.__dict__
third.x = 5
names["y"] = 6
names["new"] = 7
print(third.x, third.y, third.new, names)
third.__dict__ = {"x": "replaced"}
third.w = 1
print(third.x, third.w, hasattr(third, "y"), third.__dict__)


# Many names, more than anybody writes down.
class Bag:
    pass


bag = Bag()
for i in range(300):
    setattr(bag, f"name{i}", i)
print(len(bag.__dict__), bag.name0, bag.name299)
bags = []
for i in range(700):
    bag = Bag()
    setattr(bag, f"name{i % 350}", i)
    bag.common = -i
    bags.append(bag)
print(sum(bag.common for bag in bags), bags[699].name349, bags[0].name0)
for bag in bags[::100]:
    bag.common += 1
    del bag.common
    print(list(bag.__dict__))

# Copies look alike, and are apart.
first = Point(1, [2])
shallow, deep = copy.copy(first), copy.deepcopy(first)
first.y.append(3)
first.x = 0
print(parts(shallow), parts(deep), parts(pickle.loads(pickle.dumps(first))))


# Classes that come and go.
def make(number):
    class Local:
        def __init__(self):
            self.a = number
            self.b = -number

        def total(self):
            return self.a + self.b + number

    return Local


print(sum(make(i)().total() for i in range(300)))


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


class SlottedMore(Slotted):
    __slots__ = ("c",)


class Open(Slotted):
    pass


for turn in range(3):
    slotted, more, unslotted = Slotted(turn), SlottedMore(turn), Open(turn)
    slotted.b = more.b = more.c = unslotted.d = turn
    print(slotted.a, slotted.b, more.a, more.c, unslotted.a, unslotted.d)
    for obj in slotted, more:
        try:
            obj.d = 1
        except AttributeError as error:
            print(error)
