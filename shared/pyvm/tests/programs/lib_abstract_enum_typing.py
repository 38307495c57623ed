from abc import ABC, abstractmethod
from enum import Enum, IntEnum, auto, Flag
from typing import NamedTuple, Protocol, Generic, TypeVar, runtime_checkable
T = TypeVar("T")
class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...
    @property
    @abstractmethod
    def name(self): ...
    def __str__(self): return f"{self.name}: {self.area():.2f}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    @property
    def name(self): return "square"
print(Sq(3))
try: Shape()
except TypeError as e: print(e)
class Color(Enum):
    RED = auto(); GREEN = auto(); BLUE = "b"
print(list(Color), Color.RED.name, Color("b"), Color["GREEN"].value, Color.RED)
class P(IntEnum):
    LOW = 1; HIGH = 10
print(P.HIGH > P.LOW, P.HIGH + 1, sorted([P.HIGH, P.LOW]), f"{P.LOW}")
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.X), (Perm.R | Perm.W).value)
class Point(NamedTuple):
    x: int
    y: int = 0
    def dist(self): return (self.x ** 2 + self.y ** 2) ** .5
p = Point(3, 4); print(p, p.dist(), p._replace(x=1), p._asdict(), Point._fields)
@runtime_checkable
class Drawable(Protocol):
    def draw(self) -> str: ...
class A:
    def draw(self): return "A"
print(isinstance(A(), Drawable), isinstance(3, Drawable))
class Stack(Generic[T]):
    def __init__(self): self.items: list[T] = []
    def push(self, x: T) -> "Stack[T]": self.items.append(x); return self
    def __len__(self): return len(self.items)
    def __iter__(self): yield from reversed(self.items)
print(list(Stack[int]().push(1).push(2)))
