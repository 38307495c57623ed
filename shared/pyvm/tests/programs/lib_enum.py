# enum: members, values, lookups, and members that are numbers.
import enum
from enum import Enum, Flag, IntEnum, auto


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f"{self.name} is {self.value}"

    @classmethod
    def favourite(cls):
        return cls.GREEN

    @property
    def short(self):
        return self.name[0]


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["GREEN"])
print(
    Color.CRIMSON is Color.RED,
    Color.RED == Color.RED,
    Color.RED == 1,
    Color.RED != Color.GREEN,
    Color.RED is Color(1),
)
print(list(Color), len(Color), Color.RED in Color, [c.name for c in Color], list(reversed(Color)))
print(
    Color.RED.describe(),
    Color.favourite(),
    Color.GREEN.short,
    isinstance(Color.RED, Color),
    type(Color.RED) is Color,
)
print(
    {Color.RED: "r", Color.GREEN: "g"}[Color(1)],
    f"{Color.RED}",
    f"{Color.RED:>10}|",
    "%s" % Color.GREEN,
    Color,
)
print(Color(Color.RED), hash(Color.RED) == hash(Color(1)), bool(Color.RED))
for call in (lambda: Color(9), lambda: Color["BLUE"], lambda: Color("RED")):
    try:
        call()
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)


class State(Enum):
    NEW = auto()
    RUNNING = auto()
    DONE = "done"


print([(s.name, s.value) for s in State])


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return round(self.mass / self.radius, 3)


print(Planet.EARTH.mass, Planet.MARS.density, Planet.MARS, Planet((0.64, 3.39)) is Planet.MARS)


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(
    Level.LOW < Level.HIGH,
    Level.HIGH + 1,
    Level(10),
    repr(Level.LOW),
    Level.LOW == 1,
    f"{Level.LOW}",
    sorted([Level.HIGH, Level.LOW]),
)
print(
    list(range(Level.LOW, 3)),
    isinstance(Level.LOW, int),
    max(Level),
    [10, 20][Level.LOW],
    {1: "one"}[Level.LOW],
)


class Access(Flag):
    READ = auto()
    WRITE = auto()
    RUN = auto()
    ALL = 7


both = Access.READ | Access.WRITE
print(
    both,
    repr(both),
    Access.READ in both,
    Access.RUN in both,
    both & Access.READ,
    both ^ Access.READ,
    bool(both & Access.RUN),
)
print(
    [f.name for f in Access],
    Access(3) is both,
    ~Access.READ,
    repr(Access(0)),
    Access.RUN.value,
    list(both),
    len(both),
)


@enum.unique
class Fine(Enum):
    A = 1
    B = 2


try:

    @enum.unique
    class Double(Enum):
        A = 1
        B = 1

except ValueError as error:
    print("ValueError:", error)


class Shade(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    DARK = auto()
    LIGHT = auto()


print([s.value for s in Shade])


class Word(enum.StrEnum):
    HELLO = auto()


print(Word.HELLO, repr(Word.HELLO), Word.HELLO == "hello", Word.HELLO.upper(), Word("hello").name)


class Size(str, Enum):
    SMALL = "s"
    LARGE = "l"


print(
    Size.SMALL == "s",
    Size("l"),
    repr(Size.LARGE),
    Size.SMALL + "!",
    isinstance(Size.SMALL, str),
    Size.SMALL.value,
)


class Coordinate(Enum):
    def __new__(cls, value, label):
        made = object.__new__(cls)
        made._value_ = value
        made.label = label
        return made

    NORTH = (0, "up")
    EAST = (90, "right")


print(Coordinate(90), Coordinate.NORTH.label, Coordinate.EAST.value)


class Operation(Enum):
    ADD = "+"
    MULTIPLY = "*"

    def __call__(self, a, b):
        return a + b if self is Operation.ADD else a * b

    def __str__(self):
        return f"op {self.value}"


print([operation(3, 4) for operation in Operation], str(Operation.ADD), f"{Operation.ADD}")
