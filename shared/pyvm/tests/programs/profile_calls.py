# What a profile counts: the columns without the times.
import cProfile
import functools
import io
import pstats
import time


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


@functools.lru_cache(maxsize=None)
def remembered(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return remembered(m - 1, 1)
    return remembered(m - 1, remembered(m, n - 1))


def show(profile, *orders):
    text = io.StringIO()
    pstats.Stats(profile, stream=text).strip_dirs().sort_stats(*orders).print_stats()
    for line in text.getvalue().splitlines():
        words = line.split(None, 5)
        if len(words) == 6 and words[1].startswith("0."):
            print(f"{words[0]:>9} {words[5]}")
        else:
            print(line.split(" in 0.")[0])


def profiled(function, *arguments):
    profile = cProfile.Profile()
    profile.enable()
    function(*arguments)
    profile.disable()
    show(profile, "name", "line")


class Bag:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)
        return len(self.items)

    def __len__(self):
        return len(self.items)


def numbers(count):
    for number in range(count):
        yield number


def negative(number):
    return -number


def fails():
    raise KeyError("no")


def work():
    bag = Bag()
    for number in numbers(5):
        bag.add(number)
    ordered = sorted(bag.items, key=negative)
    mapped = list(map(negative, ordered))
    print(max(ordered, key=lambda number: number % 3), sum(number for number in mapped), len(bag))
    print(",".join([str(number) for number in ordered]), *ordered)
    try:
        ordered.index(99)
    except ValueError:
        pass
    try:
        fails()
    except KeyError:
        pass
    isinstance(ordered, list)
    time.sleep(0)
    return {}.get(1)


profiled(ackermann, 2, 3)
profiled(remembered, 2, 3)
profiled(work)
with cProfile.Profile() as profile:
    negative(1)
show(profile, "name")
