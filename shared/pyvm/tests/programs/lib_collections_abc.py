# collections.abc, types, atexit.
import atexit
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping, Sequence, Sized
from types import FunctionType, GeneratorType, SimpleNamespace


class Table(MutableMapping):
    def __init__(self, **kwargs):
        self.data = {}
        self.update(**kwargs)

    def __getitem__(self, key):
        return self.data[key.lower()]

    def __setitem__(self, key, value):
        self.data[key.lower()] = value

    def __delitem__(self, key):
        del self.data[key.lower()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


class Countdown(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        if not 0 <= index < self.n:
            raise IndexError(index)
        return self.n - index


class Steps(Iterator):
    def __init__(self):
        self.at = 0

    def __next__(self):
        self.at += 1
        if self.at > 3:
            raise StopIteration
        return self.at


t = Table(A=1, b=2)
print(
    t["a"],
    "B" in t,
    "c" in t,
    t.get("z", 0),
    list(t),
    list(t.items()),
    t.pop("A"),
    len(t),
    t.setdefault("q", 5),
)
t.update({"X": 1})
print(sorted(t.keys()), list(t.values()), t == {"b": 2, "q": 5, "x": 1}, t.pop("none", None))
t.clear()
print(
    len(t),
    list(Countdown(3)),
    2 in Countdown(3),
    list(reversed(Countdown(3))),
    Countdown(3).index(1),
    list(Steps()),
)
for value in ([], (), "a", {}, {1}, 3, len, iter([]), range(2), t, Countdown(1), Steps()):
    kinds = (Iterable, Iterator, Sized, Callable, Mapping, Sequence)
    print(type(value).__name__, [kind.__name__ for kind in kinds if isinstance(value, kind)])
print(isinstance([], Hashable), isinstance(1, Hashable))


def apply(function: Callable[[int], int], values: Iterable[int]) -> Sequence[int]:
    return [function(value) for value in values]


print(apply(abs, [-1, 2]), isinstance(apply, FunctionType), isinstance((n for n in []), GeneratorType))
n = SimpleNamespace(a=1, b="x")
n.c = [2]
print(n, n.a, n == SimpleNamespace(a=1, b="x", c=[2]))
atexit.register(print, "registered first")
atexit.register(print, "registered last", end=".\n")
atexit.unregister(len)


@atexit.register
def bye():
    print("bye")


print("end")
