"""Generators in a row: each value goes all the way before the next one starts."""

def source(lines):
    for line in lines:
        print("read", repr(line))
        yield line

def strip(lines):
    for line in lines:
        yield line.strip()

def not_empty(lines):
    return (line for line in lines if line)

def numbered(lines, start=1):
    number = start
    for line in lines:
        yield number, line
        number += 1

text = ["  alpha ", "", "beta", "   ", "gamma\n"]
pipeline = numbered(not_empty(strip(source(text))))
print(next(pipeline))
print("between")
for number, line in pipeline:
    print(number, line)

def take(n, items):
    for _, item in zip(range(n), items):
        yield item

def naturals():
    n = 0
    while True:
        n += 1
        yield n

evens = (n for n in naturals() if n % 2 == 0)
squares = (n * n for n in evens)
print(list(take(5, squares)), next(squares))

def windows(items, size):
    window = []
    for item in items:
        window.append(item)
        if len(window) == size:
            yield tuple(window)
            window.pop(0)

print(list(windows(range(6), 3)), list(windows("ab", 3)))

def batches(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch

print([sum(batch) for batch in batches(range(10), 4)], list(batches("abcde", 2)))
