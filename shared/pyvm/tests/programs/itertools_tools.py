"""The pieces of itertools."""

from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle,
                       dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap,
                       takewhile, tee, zip_longest)

print(list(islice(count(10, 5), 4)), list(islice("abcdef", 1, 5, 2)), list(islice(cycle("xy"), 5)), list(repeat("r", 3)))
print(list(chain([1], "ab", (2,))), list(chain.from_iterable([[1, 2], [3]])), list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=10)))
print(list(combinations("abc", 2)), list(permutations([1, 2, 3], 2)), list(combinations_with_replacement("ab", 2)))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), len(list(permutations(range(5)))))
print(list(takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(dropwhile(lambda n: n < 3, [1, 2, 3, 1])), list(filterfalse(str.isdigit, "a1b")), list(compress("abcd", [1, 0, 1, 0])))
print(list(zip_longest("abc", [1], fillvalue="-")), list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise([1, 4, 9])))
for key, group in groupby("aaabbcaa"):
    print(key, len(list(group)), end=" ")
print()
words = sorted(["apple", "ant", "bee", "bat", "cow"], key=lambda w: w[0])
print({letter: list(group) for letter, group in groupby(words, key=lambda w: w[0])})
a, b = tee(iter([1, 2, 3]))
print(next(a), list(a), list(b))
print([next(counter) for counter in [count()] * 3], next(count(5)), list(zip(count(1), "ab")))
print([sum(c) for c in combinations([1, 2, 3, 4], 3)], max(product([1, 5], [2, 3]), key=sum))
primes = (n for n in count(2) if all(n % d for d in range(2, int(n ** 0.5) + 1)))
print(list(islice(primes, 10)), next(primes))
triples = [(x, y, z) for x, y in combinations(range(1, 20), 2) for z in [round((x * x + y * y) ** 0.5)] if z * z == x * x + y * y and z < 20]
print(triples)
print(list(islice([1, 2], 5)), list(islice(count(), 0)), list(combinations("a", 2)), list(product()), list(permutations([])))
try:
    islice([1], -1)
except ValueError as error:
    print("ValueError")
