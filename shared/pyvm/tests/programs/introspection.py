"""Asking objects about themselves."""

def function(a, b=2, *args, c=3, **kwargs):
    """Says something."""
    local = a
    return local

print(function.__name__, function.__doc__, function.__qualname__, function.__module__, function.__defaults__, function.__kwdefaults__)
print(function.__code__.co_name, function.__code__.co_varnames, function.__code__.co_argcount)
function.note = "attached"
print(function.note, function.__dict__)
for value in (1, 1.5, "s", None, True, [], (), {}, set(), b"", range(1), len, function, print, int, type, lambda: 0, iter([]), ..., slice(1), ValueError, ValueError("x")):
    print(type(value).__name__, end=" ")
print()

class Point:
    """A point."""
    dimensions = 2

    def __init__(self, x):
        self.x = x

    def move(self, by):
        return self.x + by

p = Point(3)
print(type(p), type(p).__name__, Point.__doc__, p.__class__ is Point, Point.__module__, type(Point).__name__)
print(p.__dict__, vars(p) is p.__dict__, hasattr(p, "move"), getattr(p, "x"), getattr(p, "y", None), callable(p.move))
move = p.move
print(move(1), move.__name__, move.__self__ is p, move.__func__ is Point.move, Point.move(p, 5), type(move).__name__)
print(isinstance(p, Point), isinstance(1, (str, int)), isinstance(True, int), issubclass(bool, int), isinstance(int, type), isinstance(None, type(None)))
print([name for name in dir(p) if not name.startswith("_")], "append" in dir([]), "x" in dir(p), "x" in dir(Point))
print(int is type(1), type(1) == int, type("") is str, type(type(1)).__name__, str(int), repr(str), [int, float, dict])
print(id(p) == id(p), id(p) != id(Point(3)), hash("a") == hash("a"), hash(1) == hash(1.0) == hash(True), hash(42), hash(None) == hash(None))
kinds = {int: "whole", str: "text", list: "sequence"}
print([kinds.get(type(v), "unknown") for v in (1, "a", [], 1.5)], {int, str} == {str, int})
print(int("5") + float("1.5"), [t(0) for t in (int, float, str, bool)], list(map(type, (1, "a"))), int.__name__, (5).__class__.__name__)
print(__name__, __doc__)
print("function" in globals(), sorted(n for n in dict(a=1, b=2)), len.__name__, len("abc"), ValueError.__name__, [].append.__name__)
