"""Structural pattern matching."""

def describe(value):
    match value:
        case 0:
            return "zero"
        case -1 | 1:
            return "unit"
        case True | None:
            return "singleton"
        case int() if value > 1000:
            return "large int"
        case int(n) | float(n):
            return f"number {n}"
        case "hello":
            return "greeting"
        case str() as text:
            return f"text of {len(text)}"
        case []:
            return "empty list"
        case [x]:
            return f"one item {x}"
        case [x, y]:
            return f"pair {x} {y}"
        case [first, *rest]:
            return f"first {first}, rest {rest}"
        case {"kind": "circle", "r": r}:
            return f"circle {r}"
        case {"kind": kind, **others}:
            return f"{kind} with {others}"
        case _:
            return f"something else: {type(value).__name__}"

for value in (0, 1, -1, 5, 5000, 2.5, "hello", "text", [], [1], (1, 2), [1, 2, 3], {"kind": "circle", "r": 2}, {"kind": "box", "w": 1}, {}, None, set()):
    print(value, "->", describe(value))

class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y

def where(point):
    match point:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on the y axis at {y}"
        case Point(x, y) if x == y:
            return "diagonal"
        case Point():
            return "somewhere"

print([where(Point(*p)) for p in ((0, 0), (0, 5), (3, 3), (1, 2))], where("no point"))

def command(line):
    match line.split():
        case ["go", ("north" | "south") as direction]:
            return f"going {direction}"
        case ["take", item, *_]:
            return f"taking {item}"
        case ["quit" | "exit"]:
            return "bye"
        case other:
            return f"unknown {other}"

for line in ("go north", "go up", "take lamp now", "exit", ""):
    print(command(line))
