"""Classes inside functions and classes; class bodies are code."""

class Outer:
    values = [n * n for n in range(4)]
    total = 0
    for value in values:
        total += value
    print("body runs", total)

    class Inner:
        depth = 2

        def where(self):
            return f"{type(self).__qualname__} at depth {self.depth}"

    def make(self):
        return self.Inner()

print(Outer.Inner().where(), Outer().make().where())
print(Outer.total, Outer.value, Outer.__qualname__, Outer.Inner.__qualname__)

def counter_class(start):
    class Counter:
        first = start

        def __init__(self):
            self.now = start

        def step(self):
            nonlocal start
            start += 1
            self.now += 1
            return self.now, start
    return Counter

Tens, Hundreds = counter_class(10), counter_class(100)
ten, hundred = Tens(), Hundreds()
print(ten.step(), ten.step(), hundred.step(), Tens.first, Tens().now)
print(Tens is Hundreds, Tens.__name__ == Hundreds.__name__, Tens.__qualname__)
x = "module"
class Scope:
    x = "class"
    seen = x
    def look(self):
        return x, self.x
print(Scope().look(), Scope.seen)
Point = type("Point", (), {"dimensions": 2, "norm": lambda self: 5})
print(Point.__name__, Point().dimensions, Point().norm())
