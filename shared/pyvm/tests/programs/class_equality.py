"""Equality, ordering, and what happens when a side does not know the other."""

class Version:
    def __init__(self, text):
        self.parts = tuple(int(part) for part in text.split("."))

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __le__(self, other):
        return self == other or self < other

a, b, c = Version("1.2"), Version("1.10"), Version("1.2")
print(a == b, a == c, a != c, a != b, a is c)
print(a < b, b < a, a > b, b > a, a <= c, a >= c)
print(a == "1.2", a != "1.2", "1.2" == a)
print(sorted([b, a, Version("0.9"), Version("2")]), max(a, b), min(b, a))
print(a in [b, c], [b, c].index(a), [a, b, c].count(a))
for other in (3, None):
    try:
        print(a < other)
    except TypeError as error:
        print(error)
    try:
        print(other > a)
    except TypeError as error:
        print(error)
try:
    {a: 1}
except TypeError as error:
    print(error)

class Plain:
    pass

p, q = Plain(), Plain()
print(p == p, p == q, p != q)
try:
    p < q
except TypeError as error:
    print(error)
