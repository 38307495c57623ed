# Iterators of `itertools` over containers, over generators, and over each other; each seen while it goes on.
from itertools import accumulate, batched, chain, combinations, combinations_with_replacement, count, cycle, islice
from itertools import pairwise, permutations, product, repeat, zip_longest


def numbers(n):
    for i in range(n):
        yield i


for source in ([1, 2, 3], (1, 2, 3), "abc", range(3), {1: 2, 3: 4}, [], numbers(3)):
    items = list(source)
    source = items if not isinstance(source, (str, range, tuple)) else source
    print(list(islice(cycle(source), 7)) if items else list(cycle(source)), end=" ")
    print(list(zip_longest(source, [9])), list(batched(source, 2)), list(pairwise(source)))

# Made of generators.
print(list(islice(cycle(numbers(3)), 8)), list(zip_longest(numbers(2), numbers(4), fillvalue="-")))
print(list(batched(numbers(5), 2)), list(pairwise(numbers(4))), list(islice(numbers(10), 2, 9, 3)))
print(list(chain(numbers(2), [5], numbers(1))), list(chain.from_iterable(numbers(i) for i in range(4))))

# Taken apart in a loop.
for a, b in zip_longest("ab", [1]):
    print(a, b, end=", ")
for a, b in zip_longest([], "xy", fillvalue=0):
    print(a, b, end=", ")
for a, b in product("ab", repeat=2):
    print(a + b, end=" ")
for a, b in combinations(range(4), 2):
    print(a, b, end="; ")
for a, b in combinations_with_replacement("xyz", 2):
    print(a + b, end=" ")
for a, b in permutations([1, 2, 3], 2):
    print(a * 10 + b, end=" ")
for a, b in pairwise([1, 4, 9, 16]):
    print(b - a, end=" ")
print()
try:
    for a, b in permutations([1, 2, 3]):
        pass
except ValueError as error:
    print(error)
try:
    for a, b in zip_longest([1], [2], [3]):
        pass
except ValueError as error:
    print(error)
for row in zip_longest(range(3), range(1), "ab", fillvalue=None):
    print(row, end=" ")
print()

# Counts and repetitions: `next`, loops, and both in turn.
counter = count(5, 2)
print(next(counter), next(counter), counter, list(islice(counter, 3)), counter)
for n in counter:
    if n > 20:
        break
print(n, next(counter), counter)
print(list(zip(count(), "abc")), list(zip("abc", count(10))), next(count(2.5, 0.5)), list(islice(count(1, 0.5), 3)))
big = count(2**63 - 2)
print([next(big) for _ in range(4)], list(islice(count(2**63 - 2), 4)))
again = repeat("x", 4)
print(next(again), again, list(islice(again, 2)), next(again, "end"), next(again, "end"), again)
try:
    next(again)
except StopIteration:
    print("stop")
print(list(repeat(1, 3)), list(zip(repeat(0), "ab")), list(repeat(1, 0)), list(repeat(1, -1)), repeat(None))
for x in repeat(7, 2):
    print(x, end=" ")
print(sum(repeat(2, 5)), max(repeat(3, 2)), sorted(repeat("z", 2)), list(map(pow, repeat(2, 3), count())))

# What ends stays ended, and lists may grow meanwhile.
items = [1, 2]
rounds = cycle(items)
seen = [next(rounds)]
items.append(3)
seen += islice(rounds, 6)
print(seen)
items = [1, 2, 3]
pairs = pairwise(items)
print(next(pairs))
items.append(4)
print(list(pairs), list(pairs), next(pairs, "no more"))
walk = zip_longest([1], [2, 3])
print(list(walk), list(walk), next(walk, "no more"))
batches = batched(iter([1, 2, 3]), 2)
print(next(batches), next(batches), next(batches, "no more"))
try:
    print(list(batched("abc", 2, strict=True)))
except ValueError as error:
    print(error)
try:
    list(zip_longest([1], 5))
except TypeError as error:
    print(error)

changing = {1: 1, 2: 2}
try:
    for a, b in pairwise(changing):
        changing[3] = 3
except RuntimeError as error:
    print(error)
print(list(islice(chain([1, 2], [3]), 2)), sum(chain([1], (2,), {3})), max(chain([4], [9, 1])), sorted(set(chain("ab", "b"))))
print(dict(zip("ab", count())), dict(chain([("a", 1)], {"bc"})), tuple(chain()), list(chain.from_iterable(["ab", [1]])))
print(list(accumulate([1, 2, 3])), list(enumerate(chain("a", "b"))), list(zip(chain([1]), cycle("q"))))
print(list(zip_longest()))
