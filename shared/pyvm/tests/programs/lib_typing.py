# typing: annotations that do nothing, named tuples and generic classes.
from typing import (
    Any,
    Callable,
    Dict,
    Generic,
    Iterable,
    List,
    NamedTuple,
    NewType,
    Optional,
    Protocol,
    Tuple,
    TypedDict,
    TypeVar,
    Union,
    cast,
)

T = TypeVar("T")
Number = Union[int, float]
Handler = Callable[[int, str], None]
UserId = NewType("UserId", int)


def first(items: List[T], default: Optional[T] = None) -> Optional[T]:
    return items[0] if items else default


def total(numbers: Iterable[Number], table: Dict[str, Any] = {}) -> float:
    result: float = 0.0
    for number in numbers:
        result += number
    return result


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


class Speaks(Protocol):
    def speak(self) -> str: ...


class Dog:
    def speak(self) -> str:
        return "woof"


def listen(who: Speaks) -> str:
    return who.speak()


class Point(NamedTuple):
    x: int
    y: int = 5

    def sum(self) -> int:
        return self.x + self.y


class Movie(TypedDict):
    title: str
    year: int


print(first([3, 4]), first([], 7), total([1, 2.5]), Stack().push(1).items, Stack[int]().push(2).items)
print(
    listen(Dog()),
    Point(1),
    Point(1, 2).sum(),
    Point(y=1, x=2) == (2, 1),
    Point._fields,
    Point(3)._replace(x=4),
)
a, b = Point(8)
print(a, b, isinstance(Point(1), tuple), Point._field_defaults, Point(1)._asdict())
print(Movie(title="M", year=1931), type(Movie(title="x", year=1)).__name__, UserId(5) + 1, cast(int, "s"))
Pair = NamedTuple("Pair", [("left", int), ("right", str)])
print(Pair(1, "r"), Pair(1, "r").right)
print(
    List,
    List[int],
    Dict[str, int],
    Tuple[int, ...],
    Any,
    T,
    Optional[int],
    Callable[[int], str],
    List[List[str]],
)
try:
    Point()
except TypeError as error:
    print("TypeError:", error)
