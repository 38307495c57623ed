"""Calls that end otherwise than by returning, deep inside others, and go on from there."""

import sys
import threading


def raises(depth):
    return 1 / 0 if depth == 0 else raises(depth - 1) + 1


def catches(depth):
    try:
        return raises(depth)
    except ZeroDivisionError as error:
        frames, traceback = [], error.__traceback__
        while traceback:
            frames.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
            traceback = traceback.tb_next
        return len(frames), frames[0], frames[-1]


print(catches(0), catches(3), catches(100))


def outer(n):
    return middle(n) + n


def middle(n):
    total = sum(inner(k) for k in range(n))
    return total + max((inner(k) for k in range(n)), default=0)


def inner(k, extra=1, *rest, **named):
    return k + extra + len(rest) + len(named)


print(outer(5), inner(1), inner(1, 2), inner(1, 2, 3, 4), inner(1, a=2, extra=5), inner(*(1, 2, 3), **{"z": 1}))


class Point:
    def __init__(self, x, y=0):
        self.x, self.y = x, y
        if x < 0:
            raise ValueError(f"x is {x}")

    def __add__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return Point(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return Point(other + self.x, self.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return "smaller" if self.x < other.x else ""

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


def together():
    one, two = Point(1), Point(2, 3)
    print(one + two, 5 + one, one == two, one != two, one < two, "yes" if one < two else "no")
    for make in (lambda: one + 1, lambda: Point(-1), lambda: Point(), lambda: Point(1, 2, 3)):
        try:
            print(make())
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


together()


class Bad:
    def __init__(self):
        return 1


try:
    Bad()
except TypeError as error:
    print(error)


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(63), deep(64), deep(65), deep(500))
try:
    deep(100_000)
except RecursionError as error:
    print(error)


def stacked(n):
    return sys._getframe(n).f_code.co_name if n < 3 else [stacked(k) for k in range(3)]


def asks():
    return stacked(3)


print(asks())


def counted(thing):
    return sys.getrefcount(thing)


def passes(thing):
    return counted(thing), counted(*[thing]), counted(**{"thing": thing})


print(counted(object()), passes(object()))


def walks(n):
    if n:
        yield from walks(n - 1)
        yield n


def gathers(n):
    return [inner(k) for k in walks(n)]


print(gathers(6))

results = []


def works(name):
    for k in range(300):
        results.append(outer(3))


threads = [threading.Thread(target=works, args=(k,)) for k in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(results), set(results))


def nested(n):
    def closure():
        nonlocal n
        n += 1
        return n

    return closure() + closure() * closure()


print(nested(1), [nested(k) for k in range(4)])
pairs = [(1, 2), (3, 4), [5, 6], "ab", (7, 8)]
for a, b in pairs:
    print(a, b, end="; ")
print()
try:
    for a, b in [(1, 2), (3,)]:
        print(a, b, end=" ")
except ValueError as error:
    print(error)
