# Objects that stand for numbers: `__index__`, `__int__`, `__float__`, and what they may give.
import math


class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


class Whole:
    def __int__(self):
        return 42


class Real:
    def __float__(self):
        return 2.5


class Wrong:
    def __int__(self):
        return "42"

    def __float__(self):
        return 2


class WrongIndex:
    def __index__(self):
        return 1.0


class Loud(int):
    def __int__(self):
        return 7


class Sized(set):
    pass


def show(action):
    try:
        result = action()
        print(type(result).__name__, result)
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)


two = Index(2)
for action in (
    lambda: [0] * two, lambda: two * [0], lambda: "ab" * two, lambda: (1,) * two, lambda: b"x" * two,
    lambda: [0] * Index(-1), lambda: [0] * WrongIndex(), lambda: [0] * Real(), lambda: "%d %x" % (two, two),
    lambda: "%d" % Whole(), lambda: "%x" % Whole(), lambda: "%.1f" % Real(), lambda: "%f" % two, lambda: "%i" % "3",
    lambda: int(two), lambda: int(Whole()), lambda: int(Wrong()), lambda: int(WrongIndex()), lambda: int(Loud(3)),
    lambda: float(two), lambda: float(Real()), lambda: float(Wrong()), lambda: float(WrongIndex()),
    lambda: math.sqrt(two), lambda: math.floor(Real()), lambda: range(two)[Index(1)], lambda: [1, 2].pop(Sized()),
    lambda: hex(two), lambda: chr(Index(65)), lambda: "abc"[two], lambda: round(2.345, two), lambda: int([]),
):
    show(action)
items = [1]
items *= two
print(items)
