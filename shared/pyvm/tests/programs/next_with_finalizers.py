# `next` of what the machine makes of Python functions, in a program whose objects have finalizers.
from functools import reduce
from itertools import accumulate, islice, zip_longest


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def doubled(number):
    Loud(number)
    return number * 2


def numbers():
    keeper = Loud("keeper")
    try:
        yield from (1, 2, 3)
    finally:
        print("closed")


results = map(doubled, [1, 2])
print(next(results), next(results), next(results, "end"))
print(next(iter(map(doubled, [3]))), next(filter(doubled, [0, 4])))
print(next(zip(numbers(), map(doubled, [5]))), next(enumerate(map(doubled, [6]))))
print(list(islice(map(doubled, range(9)), 2)), reduce(lambda a, b: a + b, map(doubled, [7, 8])))
print(list(accumulate(map(doubled, [1, 1]))), list(zip_longest(map(doubled, [1]), [2, 3])))
mapped = map(doubled, [9])
print(mapped.__iter__() is mapped, mapped.__next__(), filter(None, [0, 1]).__next__())
print(hasattr(mapped, "send"), hasattr(mapped, "close"), type(mapped).__name__)
try:
    next(mapped)
except StopIteration as stopped:
    print("stopped", stopped.value)
waiting = numbers()
print(next(waiting))
del waiting
print("end")
