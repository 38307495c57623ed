class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        return Vector(*[a + b for a, b in zip(self.parts, other.parts)])

    def __repr__(self):
        return f"Vector{self.parts}"

print(Vector(1, 2) + Vector(3, 4))
print(sum([Vector(1), Vector(2)], Vector(0)))
print(Vector(1) + 5)
