"""Annotations are kept, not checked."""

from typing import Any, Callable, Dict, Iterable, List, Optional, Tuple, Union

Number = Union[int, float]
names: List[str] = ["a", "b"]
count: int = "not checked"
later: float

def mean(values: Iterable[float], default: Optional[float] = None) -> Optional[float]:
    total: float = 0.0
    n = 0
    for value in values:
        total += value
        n += 1
    return total / n if n else default

def apply(function: Callable[[int], int], items: list[int]) -> dict[int, int]:
    return {item: function(item) for item in items}

def pair(a: "forward reference", b: int | None = None, *args: int, **kwargs: Any) -> Tuple[int, ...]:
    return a, b, *args

class Config:
    name: str
    retries: int = 3
    options: Dict[str, Any] = {}

    def set(self, key: str, value: Any) -> "Config":
        self.options[key] = value
        return self

print(mean([1, 2, 3]), mean([]), mean([], default=0.5), mean("" or [True, False]))
print(apply(lambda n: n * n, [1, 2, 3]), pair(1), pair(1, 2, 3, k=4))
print(count, names, Config().set("debug", True).options, Config.retries)
try:
    later
except NameError as error:
    print(error)
print(hasattr(Config, "name"), sorted(Config.__annotations__), sorted(mean.__annotations__))
print(mean.__annotations__["values"] == Iterable[float], Config.__annotations__["retries"] is int, pair.__annotations__["a"])
x: int = 5
(y): int = 6
table = {}
table["k"]: int = 7
print(x + y + table["k"], Number is not None)
