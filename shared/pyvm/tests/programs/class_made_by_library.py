# Classes whose methods the library writes: dataclasses, named tuples, abstract classes.
from abc import ABC, abstractmethod
from collections import namedtuple
from dataclasses import dataclass, field, replace, FrozenInstanceError, InitVar
from typing import NamedTuple


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)
    secret: int = field(default=7, repr=False, compare=False)
    made: str = field(init=False, default="made")
    late: dict = field(init=False, default_factory=dict)


attempt(lambda: Item("a"))
attempt(lambda: Item("a", 2, ["x"], 8))
attempt(lambda: Item(name="b", tags=[1]))
attempt(lambda: Item())
attempt(lambda: Item("a", 1, [], 2, "more"))
attempt(lambda: Item("a", nothing=1))
attempt(lambda: Item("a", name="b"))
attempt(lambda: Item("a").tags is Item("a").tags)
attempt(lambda: (Item("a") == Item("a", secret=0), Item("a") == Item("b"), Item("a") != Item("a"), Item("a") == "a"))
attempt(lambda: hash(Item("a")))
attempt(lambda: replace(Item("a"), price=3))
attempt(lambda: (Item("a").made, Item("a").late, Item.made, Item.__init__.__qualname__, Item.__eq__.__name__))


@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0

    def moved(self, by):
        return replace(self, x=self.x + by)


attempt(lambda: Point(1).moved(2))
attempt(lambda: {Point(1): "a", Point(1, 0): "b"})
attempt(lambda: hash(Point(1, 2)) == hash(Point(1, 2)))
attempt(lambda: sorted([Point(2), Point(1, 5), Point(1)]))
attempt(lambda: (Point(1) < Point(2), Point(1) >= Point(1)))


def change():
    Point(1).x = 5


attempt(change)


@dataclass
class Self:
    self: int
    other: int = 2


attempt(lambda: Self(1).self)


@dataclass
class Derived(Item):
    more: int = field(default=5, kw_only=True)
    start: InitVar[int] = 10

    def __post_init__(self, start):
        self.begun = start


attempt(lambda: Derived("d", more=6, start=3).begun)
attempt(lambda: Derived("d").begun)
attempt(lambda: Derived("d", 1, [], 2, 3, 4, 5))


@dataclass
class Fails:
    x: int

    def __post_init__(self):
        raise ValueError(self.x)


attempt(lambda: Fails(1))


@dataclass
class Empty:
    pass


attempt(lambda: Empty() == Empty())


@dataclass
class Own:
    x: int

    def __init__(self):
        self.x = "own"

    def __eq__(self, other):
        return "own eq"


attempt(lambda: (Own(), Own() == 1))

Pair = namedtuple("Pair", "left right", defaults=[9])
attempt(lambda: Pair(1, 2))
attempt(lambda: Pair(1))
attempt(lambda: Pair(right=1, left=2))
attempt(lambda: Pair())
attempt(lambda: Pair(1, 2, 3))
attempt(lambda: Pair(1, middle=3))
for pair in Pair(1, 2), Pair("a", "b"):
    print(pair.left, pair.right, pair[0], pair._replace(left=0), pair._asdict(), pair == (1, 2), len(pair), *pair)
attempt(lambda: Pair._make([3, 4]).right)
attempt(lambda: Pair(1).middle)


def set_field():
    Pair(1).left = 2


attempt(set_field)


class Better(Pair):
    def __new__(cls, both):
        return super().__new__(cls, both, both)

    def total(self):
        return self.left + self.right


attempt(lambda: (Better(4), Better(4).total()))


class Typed(NamedTuple):
    name: str
    age: int = 30

    def older(self):
        return self._replace(age=self.age + 1)


attempt(lambda: Typed("a").older())
attempt(lambda: Typed())


class Shape(ABC):
    def __init__(self, name):
        self.name = name

    @abstractmethod
    def area(self):
        return 1

    def __str__(self):
        return f"{self.name} of {self.area()}"


class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side**2 * super().area()


class Partial(Shape):
    def other(self):
        pass


for _ in range(3):
    print(Square(2), str(Square(3)), f"{Square(4)}", [str(Square(side)) for side in (1, 2)])
    attempt(lambda: Shape("s"))
    attempt(lambda: Partial("p"))


class Square(Square):
    @abstractmethod
    def another(self):
        pass


attempt(lambda: Square(3))


class Text:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text

    def __repr__(self):
        return repr(self.text) if isinstance(self.text, str) else self.text


class Described(int):
    def __repr__(self):
        return "described"


class Shouting(str):
    def __str__(self):
        return self.upper()


for value in Text("plain"), Text(5), Text(None), Described(3), Shouting("a"):
    attempt(lambda: str(value))
    attempt(lambda: repr(value))
    attempt(lambda: f"{value}")
    attempt(lambda: f"{value!r:>8}")


class OnlyRepr:
    def __repr__(self):
        return "only repr"


class Formatted(OnlyRepr):
    def __format__(self, spec):
        return f"formatted {spec!r}"


for value in OnlyRepr(), Formatted():
    print(value, str(value), repr(value), f"{value}", f"{value!s}", [value])


class Validated:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError("negative")
        setattr(instance, self.name, value)


class Stock:
    amount = Validated()

    def __init__(self, amount):
        self.amount = amount


stock = Stock(3)
for change in 1, -9:
    try:
        stock.amount += change
    except ValueError as error:
        print(error)
    print(stock.amount, vars(stock), type(Stock.amount).__name__)


class Ordered:
    def __init__(self, key, name):
        self.key, self.name = key, name

    def __lt__(self, other):
        return self.key < other.key

    def __repr__(self):
        return f"{self.name}{self.key}"


several = [Ordered(i * 7 % 5, "abcdefghijkl"[i]) for i in range(12)]
print(sorted(several), sorted(several, reverse=True), min(several), max(several))
several.sort()
print(several, sorted(several) == several, sorted(several[:1]), sorted([], key=str))
