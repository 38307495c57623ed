# Arguments and entries that come from iterators, which are used up when the call begins.
from collections import OrderedDict, defaultdict


def three(a=0, b=0, c=0, **rest):
    return a, b, c, rest


class Pairs(dict):
    pass


class Filled(dict):
    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.size = len(self)


numbers = [1, 2]
print(three(*iter(numbers)), three(*iter([])), three(*reversed(numbers)))
print(three(*zip("ab", numbers)), three(*enumerate("xy")), three(*map(str, numbers)))
print(three(*iter(numbers), c=5), three(*iter(numbers), **{"d": 6}), three(7, *iter([8]), 9))
print(max(*iter(numbers)), [*iter(numbers)], "{}-{}".format(*iter(numbers)))
print(OrderedDict(enumerate("ab")), OrderedDict(zip("ab", iter(numbers))), OrderedDict(iter([])))
print(Pairs(iter([("k", 1)])), Pairs(zip("ab", numbers)), Pairs(reversed([(1, 2), (3, 4)]), z=9))
print(Filled(enumerate("ab")).size, defaultdict(list, enumerate("a")))

iterator = iter([1, 2, 3])
print(next(iterator), three(*iterator), list(iterator))


class Once:
    def __init__(self, items):
        self.items = items

    def __call__(self, *given):
        return self.items, given


print(Once(3)(*iter("ab")), Once(*iter([4]))(), type("Made", (Once,), {})(*iter([5])).items)
for wrong in (5, None, object):
    try:
        three(*wrong)
    except TypeError as error:
        print(error)


def counted(limit):
    for number in range(limit):
        print("gives", number)
        yield number


print(three(*counted(2)), three(*(n * n for n in numbers)))
try:
    OrderedDict(iter([1]))
except TypeError as error:
    print(type(error).__name__)
