# functools: caches, partial, wraps, reduce, orderings, dispatch.
import functools
from functools import cache, lru_cache, partial, reduce, total_ordering, wraps


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info(), fib.__name__, fib.__wrapped__ is not fib)
fib.cache_clear()
print(fib.cache_info())


@lru_cache(maxsize=2)
def double(x):
    print("computing", x)
    return 2 * x


for x in (1, 2, 1, 3, 2, 1, 1):
    double(x)
print(double.cache_info(), double.cache_parameters())


@lru_cache
def kinds(*args, **kwargs):
    return (args, kwargs)


kinds(1), kinds(1.0), kinds(True), kinds("1"), kinds(a=1), kinds(a=1), kinds((1,)), kinds(1)
print(kinds.cache_info())


@lru_cache(typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info())


@lru_cache(maxsize=0)
def never(x):
    return x


never(1), never(1)
print(never.cache_info())


@cache
def add(a, b=0):
    "Adds."
    return a + b


print(add(1, 2), add(1, b=2), add(1, 2), add.cache_info(), add.__doc__)
info = add.cache_info()
print(info.hits, info[1], info.maxsize, tuple(info))
try:
    add([], [])
except TypeError as error:
    print("TypeError:", error)
try:
    lru_cache(maxsize="2")
except TypeError as error:
    print("TypeError:", error)


class Grid:
    def __init__(self, n):
        self.n = n

    @lru_cache(maxsize=32)
    def cell(self, x):
        print("cell", self.n, x)
        return self.n * x

    @functools.cached_property
    def total(self):
        print("total")
        return sum(range(self.n))


a, b = Grid(3), Grid(4)
print(a.cell(2), a.cell(2), b.cell(2), Grid.cell.cache_info())
print(a.total, a.total, b.total)


@lru_cache(maxsize=None)
def fails(x):
    raise ValueError(x)


for _ in range(2):
    try:
        fails(1)
    except ValueError as error:
        print("ValueError:", error, fails.cache_info())


def power(base, exponent, *, extra=0):
    return base**exponent + extra


square = partial(power, exponent=2)
print(square(5), square(5, extra=1), partial(power, 2)(10), partial(partial(power, 2), 3).args)
print(square.keywords, square.func is power, repr(partial(int, "7", base=8)), partial(int, base=2)("101"))
try:
    partial(1)
except TypeError as error:
    print("TypeError:", error)


def traced(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        "Not this text."
        print("calling", function.__name__)
        return function(*args, **kwargs)

    return wrapper


@traced
def hello(name):
    "Says hello."
    return "hello " + name


hello.mark = 1
print(hello("you"), hello.__name__, hello.__doc__, traced(hello).mark)
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 7), reduce(max, (3, 9, 2)))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print("TypeError:", error)
print(sorted(["bb", "a", "ccc"], key=functools.cmp_to_key(lambda a, b: len(b) - len(a))))


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


x, y = Version(1), Version(2)
print(x < y, x <= y, x > y, x >= y, x <= Version(1), x >= Version(1), max(x, y).n)


@functools.singledispatch
def show(value):
    return f"object {value}"


@show.register(int)
def _(value):
    return f"int {value}"


@show.register
def _(value: list):
    return f"list of {len(value)}"


print(show(1), show("s"), show([1, 2]), show(True))
