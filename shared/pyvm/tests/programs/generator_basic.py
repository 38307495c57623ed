"""A function with yield makes an iterator; nothing runs until it is asked."""

def countdown(n):
    print("started")
    while n > 0:
        yield n
        n -= 1
    print("finished")
    return "liftoff"

g = countdown(2)
print("made", type(g).__name__, iter(g) is g)
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration as stop:
    print("stopped with", stop.value)
print(next(g, "nothing more"), list(g))
print(list(countdown(3)))

def empty():
    return
    yield

print(list(empty()), sum(empty()), max(empty(), default="none"))

def endless():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b

for value in endless():
    if value > 50:
        break
    print(value, end=" ")
print()
first = [v for v, _ in zip(endless(), range(8))]
print(first, dict(zip("abc", endless())))
a, b, *rest = countdown(4)
print(a, b, rest)

def pairs(items):
    iterator = iter(items)
    for left in iterator:
        yield left, next(iterator, None)

print(list(pairs("abcde")))
print(3 in endless(), 55 in endless())
