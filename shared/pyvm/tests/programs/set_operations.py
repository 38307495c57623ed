"""Sets: one of each, and the algebra between them."""

a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b)
print(a.union(b, [9]), a.intersection([1, 2, 99]), a.difference([1], [2]), a.symmetric_difference(b))
print(3 in a, 9 in a, len(a), {1, 2} <= a, a <= a, a < a, a >= {1}, a.isdisjoint({7}), {1}.issubset(a), a.issuperset(b))
print({1, 2} == {2, 1}, {1} != {1}, set() == set([]), frozenset([1]) == {1}, set(), type(frozenset()).__name__)
a.add(10)
a.add(10)
a.discard(1)
a.discard(100)
a.remove(2)
print(a, sorted(a, reverse=True), min(a), max(a), sum(a))
a |= {20}
a &= {3, 4, 20, 30}
a -= {3}
a ^= {4, 5}
print(a)
a.update([1], (2,), {3})
print(sorted(a))
copy = a.copy()
copy.clear()
print(copy, len(a), bool(copy))
print(sorted(set("mississippi")), sorted({*"ab", *"bc"}), len(set([1, 1.0, True])), {True, 1})
frozen = frozenset([1, 2])
print({frozen: "key"}[frozenset([2, 1])], frozen | {3}, sorted(frozen), frozen)
for action in (lambda: a.remove(99), lambda: {[1]}, lambda: set().pop(), lambda: a | [1], lambda: frozen.add(3),
               lambda: {1} < 2, lambda: a[0], lambda: set(5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
primes = {n for n in range(2, 30) if all(n % d for d in range(2, n))}
print(primes & set(range(10, 20)), len(primes))
single = {7}
print(single.pop(), single)
seen = set()
print([n for n in [3, 1, 3, 2, 1] if not (n in seen or seen.add(n))])
