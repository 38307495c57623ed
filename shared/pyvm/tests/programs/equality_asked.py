# What `__eq__` and `__hash__` of a program's classes may give, when containers ask them.


class Odd:
    def __init__(self, number, answer=None):
        self.number = number
        self.answer = answer

    def __eq__(self, other):
        print("eq", self.number, getattr(other, "number", other))
        return self.answer

    def __hash__(self):
        print("hash", self.number)
        return 7


class Left:
    def __eq__(self, other):
        return NotImplemented

    __hash__ = object.__hash__


class Right:
    def __eq__(self, other):
        print("reflected")
        return [1]

    def __hash__(self):
        return 1


class Derived(Odd):
    def __eq__(self, other):
        print("derived first")
        return True

    __hash__ = Odd.__hash__


class Hashes:
    def __init__(self, hashed):
        self.hashed = hashed

    def __hash__(self):
        return self.hashed

    def __eq__(self, other):
        return isinstance(other, Hashes) and self.hashed == other.hashed


class Fails:
    def __hash__(self):
        raise ValueError("no hash today")


class Compares:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        if not isinstance(other, Compares):
            raise LookupError(f"{self.name} beside {other!r}")
        return self.name == other.name

    def __hash__(self):
        return len(self.name)


for answer in (None, 0, 1, "", "yes", [], [0], NotImplemented):
    odd = Odd(1, answer)
    print(repr(answer), odd in [Odd(2)], [Odd(3)].count(odd))
    print(len({odd, Odd(4, answer)}), {odd: 1}.get(Odd(5, answer)))
print([Left()] == [Right()], Left() in [Right()], [Right()].count(Left()))
print(Odd(6, True) in [Derived(7)], [Derived(8)].index(Odd(9, False)))
print({Hashes(True): 1}[Hashes(True)], {Hashes(2**70): 2}[Hashes(2**70)], hash(Hashes(True)), hash(Hashes(-1)))
for key in (Hashes(1.5), Hashes("x"), Fails()):
    try:
        {key: 1}
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
seen = {Compares("a"): 1, Compares("bb"): 2}
seen[Compares("a")] = 3
print(seen[Compares("a")], Compares("cc") in seen, len(seen))
try:
    print(Compares("a") in [1])
except LookupError as error:
    print(error)
try:
    seen[7] = 1
    {Compares("a"): 1, 1: 2}
except LookupError as error:
    print(error)
points = set()
for number in range(20):
    points.add(Hashes(number % 6))
print(sorted(point.hashed for point in points), Hashes(3) in points)
points.discard(Hashes(3))
print(Hashes(3) in points, [Hashes(4), Hashes(5)].index(Hashes(5)), [Hashes(1)] == [Hashes(1)])
