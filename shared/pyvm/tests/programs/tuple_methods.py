"""Tuples, and how they differ from lists."""

empty, one, three = (), (1,), (1, "two", 3.0)
print(empty, one, three, len(three), type((1)).__name__, type((1,)).__name__)
print(three + one, one * 3, three[1], three[-1], three[:2], 1 in three, three.index("two"), (1, 1, 2).count(1))
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), ("b", 1) > ("a", 99), (1, 2) == [1, 2], tuple([1, 2]) == (1, 2))
a = 1, 2
a += (3,)
print(a, tuple("abc"), tuple(range(3)), tuple({"k": 1}), list((1, 2)))
print(sorted([(2, "b"), (1, "z"), (2, "a")]), max((3, 1), (2, 9)), sum((1, 2, 3)), min(zip([3, 1], "ab")))
print({(0, 0): "origin", (1, 0): "right"}[1, 0], hash((1, 2)) == hash((1, 2)))
holder = ([], 1)
holder[0].append("inside")
print(holder)

def min_max(values):
    return min(values), max(values)

low, high = min_max([4, 2, 8])
print(low, high, min_max("hello"))
for action in (lambda: hash(([],)), lambda: (1,)[1], lambda: (1,).index(5), lambda: (1,) + [2], lambda: (1,) < (None,)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print((1, 2, 3)[::-1], *reversed((1, 2)), (((1,),),), ((), ()), (None, True))
from collections import namedtuple
Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._replace(x=10), p._asdict(), Point._fields, p + (3,))
x, y = p
print(x + y, isinstance(p, tuple), Point._make([7, 8]))
try:
    p.x = 5
except AttributeError as error:
    print(error)
