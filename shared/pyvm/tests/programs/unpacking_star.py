"""Assignments that take things apart."""

a, b = 1, 2
a, b = b, a
print(a, b)
first, *middle, last = range(6)
print(first, middle, last)
*start, end = "word"
print(start, end)
head, *tail = [1]
print(head, tail)
(x, y), [z, *w] = (1, 2), "xyz"
print(x, y, z, w)
one, (two, (three, *four)), *five = 1, (2, (3, 4, 5)), 6, 7
print(one, two, three, four, five)
for name, (low, high) in {"a": (1, 2), "b": (3, 4)}.items():
    print(name, low, high)
for index, (key, *rest) in enumerate([("x", 1, 2), ("y",)]):
    print(index, key, rest)
print([*range(3), *"ab", 9], (*[1], 2), {*"a", *"a"}, {**{"a": 1}, "b": 2, **{"a": 3}})
values = [0, 1, 2]
index = 0
index, values[index] = 2, "at two"
print(index, values)
class Box:
    pass
box = Box()
box.left, box.right = "l", "r"
print(box.left + box.right)
a = b = c = []
a.append(1)
print(b, a is c)
[d, e] = {"k": 1, "m": 2}
print(d, e)
for source in ([1], [1, 2, 3], 5):
    try:
        p, q = source
    except (ValueError, TypeError) as error:
        print(error)
try:
    p, *q, r = [1]
except ValueError as error:
    print(error)
*everything, = (i * i for i in range(4))
print(everything)
