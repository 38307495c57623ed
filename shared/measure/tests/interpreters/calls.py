# Calls in another interpreter: what crosses, and what a function of the program finds there.

import math
from functools import partial

from concurrent import interpreters

count = 0


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)


def add(a, b=10, *rest, scale=1):
    for more in rest:
        b += more
    return (a + b) * scale


def counted(by):
    global count
    count += by
    return count, __name__


def norm(point):
    return math.hypot(point.x, point.y)


def point():
    return Point(1, 2)


def doubled(values):
    values.extend(values)
    return values


def fails(value):
    if value > 1:
        raise ValueError(f"{value} is too much")
    return fails(value + 1)


def refused(call):
    try:
        call()
    except (interpreters.NotShareableError, interpreters.ExecutionFailed, TypeError) as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    other = interpreters.create()
    print(other.call(add, 1), other.call(add, 1, 2, 3, scale=2), other.call(add, b="b", a="a"))
    # It has globals of its own, and keeps them.
    print(other.call(counted, 1), other.call(counted, 5), (count, __name__))
    print(interpreters.create().call(counted, 1))
    other.exec("print(__name__)")
    # An object is copied there; its class is that of the program in that interpreter.
    print(other.call(norm, Point(3, 4)))
    values = [1, 2, {"key": (3, None)}]
    print(other.call(doubled, values), values)
    # Built-in functions, those of modules, methods, partial functions.
    print(other.call(len, "text"), other.call(math.sqrt, 2.25), other.call("a-b".split, "-"))
    print(other.call(partial(add, 1, scale=3), 4), other.call(max, [3, 9, 2], key=None))
    # Functions that need nothing from outside cross as their code, wherever they were made.
    print(other.call(lambda: [n * n for n in range(5)]))

    def make():
        def inner(n):
            import json

            return json.dumps({"n": n})

        return inner

    print(other.call(make(), 7))

    factor = 3
    secret = (lambda n: lambda m: n * m)(factor)
    print(refused(lambda: other.call(secret, 1)))
    print(refused(lambda: other.call(3)))
    print(refused(lambda: other.call(add, {1: secret}))[:18])
    # What the copy of the program defines there is not found here.
    print(refused(lambda: other.call(point))[:18])
    print(refused(lambda: other.call(fails, 0)))
    print(refused(lambda: other.call(add, "a", 1)))
    print(other.call(counted, 0))
