"""What the machine does in passing: sorting by native keys, chains of generators, arguments by name, remembered calls."""

import functools
import sys


class Word:
    def __init__(self, text):
        self.text = text

    def __len__(self):
        print("len of", self.text)
        return len(self.text)

    def __lt__(self, other):
        return self.text < other.text

    def __eq__(self, other):
        print("eq", self.text, getattr(other, "text", other))
        return isinstance(other, Word) and self.text == other.text or other == len(self.text)

    def __hash__(self):
        return hash(len(self.text))

    def rank(self, item):
        return -item


def attempt(function, *arguments, **named):
    try:
        return function(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


words = "pear fig apple banana Kiwi fig date élan zoo".split()
print(sorted(words), sorted(words, key=len), sorted(words, key=str.lower, reverse=True))
print(sorted(words, key=len, reverse=True), max(words, key=len), min(words, key=len))
counts = {"a": 3, "b": 1, "c": 3}
print(sorted(counts, key=counts.get), max(counts, key=counts.get), min(counts, key=counts.get))
print(sorted(["10", "9", "-3"], key=int), sorted([3, 1, 2], key=Word("x").rank), sorted([1.5, "2"], key=str))
print([w.text for w in sorted([Word("bbb"), Word("a")], key=len)])
print([w.text for w in sorted([Word("bbb"), Word("a")])])
print(attempt(sorted, ["1", "x", "2"], key=int))
print(attempt(sorted, [1, "x", 2], key=abs))
print(attempt(sorted, [1, "x", 2]))
print(attempt(max, [], key=len), max([], key=len, default=7))
print(sorted(["b\0", "b", "b\0\0", "bbbbbbbbb", "bbbbbbbb", "", "\0"]))
items = ["3", "1", "y", "2"]
print(attempt(items.sort, key=int), items)
items = ["3", "1", "2"]
print(items.sort(key=int), items)
pool = {"a": 2, "b": 1}
print(attempt(sorted, ["a", "b", "a"], key=pool.pop), pool)
seen = []
print(sorted([3, 1, 2], key=seen.append) if False else attempt(sorted, [3, 1, 2], key=seen.append), seen)


def inner(depth):
    got = yield depth
    if got is not None:
        print("inner", depth, "got", got)
    if depth:
        result = yield from inner(depth - 1)
        print("back in", depth, "with", result)
    return depth * 10


def outer(depth):
    try:
        result = yield from inner(depth)
        print("outer has", result)
        yield "last"
    finally:
        print("outer ends")


print(list(outer(3)))
for item in outer(2):
    print("item", item)
chain = outer(2)
print(next(chain), chain.send("first"), chain.send("second"))
chain.close()
print(attempt(next, chain))
chain = outer(2)
next(chain)
print(attempt(chain.throw, KeyError("thrown")))


def broken(depth):
    if depth == 0:
        yield 0
        raise ValueError("broken")
    yield from broken(depth - 1)


def guarded():
    try:
        yield from broken(2)
    except ValueError as error:
        frames, trace = [], error.__traceback__
        while trace:
            frames.append(trace.tb_frame.f_code.co_name)
            trace = trace.tb_next
        print(frames)
        yield "guarded"


for item in guarded():
    print(item)


def again():
    yield from (next(holder[0]) for _ in range(1))


def holder_of():
    yield 1
    yield from again()


holder = []
holder.append(holder_of())
try:
    for item in holder[0]:
        print(item)
except (ValueError, RuntimeError) as error:
    print(type(error).__name__, error)


def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


tree = None
for value in range(9):
    tree = (tree, value, None) if value % 2 else (None, value, tree)
for value in walk(tree):
    print(value, end=" ")
print(sum(walk(tree)), list(walk(tree)), max(walk(tree)))


def deep(depth):
    if depth:
        yield from deep(depth - 1)
    else:
        yield "bottom"


print(list(deep(300)), attempt(list, deep(5000)))
for item in deep(100):
    print(item)


def in_except():
    try:
        raise KeyError("outside")
    except KeyError:
        yield from in_handler()
        print("still", sys.exc_info()[0].__name__)


def in_handler():
    print("inside", sys.exc_info()[0].__name__)
    try:
        raise ValueError
    except ValueError:
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0].__name__


for item in in_except():
    print(item, sys.exc_info()[0])


def named(a, b, c=3, /, d=4, *, e=5, f):
    return a, b, c, d, e, f


def loose(a, *rest, b=2, **others):
    return a, rest, b, others


print(named(1, 2, f=6), named(1, 2, f=6, d=7), named(1, 2, 3, f=6, e=8, d=9))
print(attempt(named, 1, b=2, f=3), attempt(named, 1, 2, 3, 4, d=5, f=1), attempt(named, 1, 2, g=5, f=1))
print(loose(1, 2, 3, b=4, z=5, a2=6), loose(a=1, z=2), loose(1, **{"b": 3, "y": 4}), loose(*[1, 2], **{}))
print(attempt(loose, 1, a=2), attempt(loose, b=2), attempt(lambda: loose(1, **{1: 2})), attempt(lambda: loose(1, b=2, **{"b": 3})))


def three(a, b, c):
    return a, b, c


print(three(1, c=3, b=2), three(c=1, a=2, b=3), three(*(1, 2), **{"c": 3}), three(**{"b": 1, "c": 2, "a": 0}))
print(attempt(three, 1, c=3), attempt(three, 1, 2, 3, c=3), attempt(three, 1, 2, d=3), attempt(three, *[1, 2, 3, 4]))


@functools.lru_cache(maxsize=2)
def remembered(a, b=0):
    print("called", a, b)
    if a == "bad":
        raise ValueError(a)
    return a


for argument in (1, 2, 1, 3, 1, 2, "x"):
    remembered(argument)
print(remembered(1, 2), remembered(1, b=2), attempt(remembered, "bad"), attempt(remembered, []))
print(remembered.cache_info())


@functools.cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(80), fibonacci.cache_info())


class Counted:
    @functools.lru_cache(None)
    def double(self, n):
        print("double", n)
        return 2 * n


counted = Counted()
print(counted.double(2), counted.double(2), counted.double.cache_info())


class Told:
    def __init__(self, number):
        self.number = number

    def __str__(self):
        if self.number == 0:
            raise ValueError("no text")
        return 5 if self.number == 1 else f"told {self.number}"

    def __index__(self):
        return -self.number

    def __abs__(self):
        return self.number % 3

    def __iter__(self):
        return iter([-self.number])

    def __bool__(self):
        return self.number > 3


def numbers_of(items):
    return [item.number for item in items]


told = [Told(n) for n in (4, 2, 5, 3)]
for key in (str, int, float, abs, list, tuple, sum, min, bool, Told.__abs__):
    print(key.__name__, numbers_of(sorted(told, key=key)), max(told, key=key).number)
told.append(Told(1))
print(attempt(told.sort, key=str), numbers_of(told))
told.append(Told(0))
print(attempt(told.sort, key=str), numbers_of(told))
print(attempt(sorted, told, key=str), attempt(min, told, key=str), attempt(told.sort, key=5), numbers_of(told))
told.sort(key=abs, reverse=True)
print(numbers_of(told))
