# Generators that go on and stop: in loops, by calls, and in chains of `yield from`.
import sys


def numbers(n):
    for i in range(n):
        yield i


def calling(n):
    for i in range(n):
        yield double(i)


def double(i):
    return i * 2


print([x for x in numbers(4)], list(calling(4)))
for a in numbers(3):
    for b in calling(2):
        print(a, b, end="; ")
print()


# What one does that fails, and who sees it.
def failing(n):
    yield n
    yield n // 0


try:
    for x in failing(1):
        print("got", x)
except ZeroDivisionError as error:
    traceback = error.__traceback__
    names = []
    while traceback:
        names.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    print(names)


def itself():
    yield 1
    next(running)


running = itself()
try:
    for x in running:
        print(x)
except ValueError as error:
    print("ValueError:", error)


def asks_itself():
    for x in asked:
        yield x


asked = asks_itself()
try:
    print(next(asked))
except ValueError as error:
    print("ValueError:", error)


# Results, and what is sent.
def averaging():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return "enough", total
        total += value
        count += 1
        average = total / count


average = averaging()
print(next(average), average.send(3), average.send(6))
try:
    average.send(None)
except StopIteration as stop:
    print(stop.value)
try:
    average.send(1)
except StopIteration as stop:
    print(stop.value)
try:
    averaging().send(1)
except TypeError as error:
    print(error)


# Chains.
def inner(n):
    received = []
    for i in range(n):
        received.append((yield i))
    return received


def middle(n):
    result = yield from inner(n)
    yield "middle"
    return result


def outer(n):
    result = yield from middle(n)
    result.append((yield from (1, 2)))
    return result


chain = outer(2)
print([next(chain), chain.send("a"), chain.send("b"), next(chain), next(chain)])
try:
    next(chain)
except StopIteration as stop:
    print(stop.value)
print(list(outer(3)), sum(x for x in middle(0) if x != "middle"))


def deep(n):
    if n:
        yield from deep(n - 1)
        yield n
    else:
        yield from range(3)


print(list(deep(6)), sum(deep(5)), any(x > 4 for x in deep(5)), max(deep(7)))
for x in deep(3):
    print(x, end=" ")
print()


def catching(name, of):
    try:
        yield from of
    except KeyError as error:
        print(name, "caught", error)
        yield "after"
    finally:
        print(name, "ends")


def raising():
    yield 1
    raise KeyError("k")


print(list(catching("outer", catching("inner", raising()))))
thrown = catching("outer", catching("inner", numbers(5)))
print(next(thrown), next(thrown), thrown.throw(KeyError("t")))
print(list(thrown))
closed = catching("outer", catching("inner", numbers(5)))
print(next(closed))
closed.close()
print(list(closed))


# Exceptions that are handled where one stops, and where it goes on.
def handling():
    try:
        raise ValueError("inside")
    except ValueError:
        yield sys.exc_info()[1]
        yield sys.exc_info()[1]
    yield sys.exc_info()[1]


try:
    raise TypeError("outside")
except TypeError:
    seen = []
    for x in handling():
        seen.append((repr(x), repr(sys.exc_info()[1])))
    print(seen)


# A list that grows meanwhile, and loops that are left.
items = [1, 2, 3]


def growing():
    for item in items:
        if len(items) < 6:
            items.append(item * 10)
        yield item


print(list(growing()), items)
source = numbers(10)
for x in source:
    if x == 3:
        break
print(next(source), sum(source), next(source, "end"), next(source, None))
print(next(numbers(1), "default"), next((x for x in ()), "default"))
try:
    next(numbers(0))
except StopIteration as stop:
    print("stop", stop.value)


# Who is called while one runs.
class Counter:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


def over(iterable):
    for x in iterable:
        yield x
    return "done"


print(list(over(Counter())), list(over(over(over(Counter())))), next(Counter()))
print(dict((k, v) for k, v in zip("ab", numbers(2))), set(over("aab")) == {"a", "b"})
try:
    dict(x for x in (1, 2))
except TypeError as error:
    print(error)


def wrong():
    raise StopIteration("leaks")
    yield


try:
    for x in wrong():
        pass
except RuntimeError as error:
    print(error, repr(error.__cause__))


# References, and the end of generators that nobody wants any more.
def function_of_one():
    yield 1
    yield 2


before = sys.getrefcount(function_of_one)
one = function_of_one()
print(sys.getrefcount(function_of_one) - before)
next(one)
print(sys.getrefcount(function_of_one) - before)
for x in one:
    print(sys.getrefcount(function_of_one) - before)
print(sys.getrefcount(function_of_one) - before)


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def holding():
    held = Noisy("held")
    yield 1
    held = None
    yield 2


for x in holding():
    print("item", x)


def cleaning():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned")


for x in cleaning():
    break
print("left")
for x in cleaning():
    print("item", x)
holder = cleaning()
next(holder)
del holder
print("end")


# Recursion to the limit.
def endless(n):
    yield n
    yield from endless(n + 1)


sys.setrecursionlimit(150)
last = None
try:
    for last in endless(0):
        pass
except RecursionError:
    print("too deep", last > 40)
