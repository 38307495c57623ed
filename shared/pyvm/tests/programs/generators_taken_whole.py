# Native functions that take all items of a generator: what runs in between, goes wrong, or stops early.
import sys


def square(n):
    return n * n


def noisy(n, log):
    try:
        for i in range(n):
            log.append(f"give {i}")
            yield i
        log.append("end")
    finally:
        log.append("finally")


print(sum(square(i) for i in range(10)), sum(float(i) / 3 for i in range(4)))
print(all(square(i) < 50 for i in range(5)), any(square(i) > 50 for i in range(5)))
print(list(square(i) for i in range(5)), sorted(-i for i in range(4)), tuple(str(i) for i in range(3)))
print(", ".join(str(square(i)) for i in range(6)), max(i % 4 for i in range(9)), set(i % 3 for i in range(9)))
print(dict((i, square(i)) for i in range(3)), bytes(i for i in range(65, 70)))

# Early ends.
log = []
print(any(i == 2 for i in noisy(5, log)), log)
log = []
print(any(noisy(3, log)), log)
log = []
print(all(i < 2 for i in noisy(5, log)), log)
generator = (i for i in range(10))
print(any(i > 3 for i in generator), next(generator), list(generator), list(generator))


# Truth and addition that somebody's class says.
class Truth:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        print("asked", self.truth)
        return self.truth


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + (other.cents if isinstance(other, Money) else other))

    __radd__ = __add__

    def __repr__(self):
        return f"Money({self.cents})"


print(any(Truth(i == 1) for i in range(4)), all(Truth(i < 2) for i in range(4)))
print(sum(Money(i) for i in range(5)), sum([Money(1), Money(2)], Money(0)))
print(sum([i] for i in []) if False else sum((i, i) == (2, 2) for i in range(4)), sum(1 << i for i in range(70)))
print(any(x for x in ([], "", 0.0, None)), all(x for x in ([0], "a", 0.5, object())))


# Exceptions on the way.
def broken(n):
    for i in range(n):
        if i == 3:
            raise KeyError(i)
        yield i


for taker in (sum, any, all, list, sorted, max, tuple, set):
    try:
        print(taker.__name__, taker(i * 0 for i in broken(5)) if taker is not all else all(i < 9 for i in broken(5)))
    except KeyError as error:
        print(taker.__name__, repr(error), error.__traceback__.tb_next is not None)
try:
    sum(1 // (2 - i) for i in range(5))
except ZeroDivisionError as error:
    print(error)
try:
    sum(x for x in [1, "two"])
except TypeError as error:
    print(error)
try:
    list(next(iter([])) for _ in range(2))
except RuntimeError as error:
    print(repr(error), repr(error.__cause__))
try:
    sum(i for i in 5)
except TypeError as error:
    print(error)


# One that is running already, one that asks for itself, one within another, deep recursion.
def itself():
    yield 1
    yield list(mine)


mine = itself()
try:
    print(list(mine))
except ValueError as error:
    print(error)
print(sum(sum(j for j in range(i)) for i in range(6)), all(any(j > i for j in range(4)) for i in range(3)))
print(list(list(k for k in range(j)) for j in range(3)))


def depth(n):
    return 0 if n == 0 else 1 + max(depth(n - 1) for _ in range(1))


print(depth(60))


def endless(n):
    return sum(endless(n + 1) for _ in range(2))


try:
    endless(0)
except RecursionError as error:
    print(type(error).__name__)


# Generators that delegate, and those that handle an exception as they go on.
def flat(items):
    for item in items:
        if isinstance(item, list):
            yield from flat(item)
        else:
            yield item


print(sum(flat([1, [2, [3, 4], 5], [[6]]])), sorted(flat([3, [1, [2]]])), any(flat([0, [0, [7]]])))


def handling():
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError:
            yield sys.exc_info()[1].args[0]


print(list(handling()), sum(handling()), any(i == 1 for i in handling()))
try:
    raise OSError("outside")
except OSError:
    print(list(handling()), repr(sys.exc_info()[1]), sum(square(i) for i in range(4)))


# A value given back, references, and what is left in a generator.
def counted():
    received = yield 1
    return received


print(list(counted()))


class Item:
    def __del__(self):
        print("item dies")


print(sum(1 for item in (Item() for _ in range(2))))
print(any(isinstance(item, Item) for item in [Item()]))
print(sys.getrefcount(log) - sum(0 for _ in range(3)))
