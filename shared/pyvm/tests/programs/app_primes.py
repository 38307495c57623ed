"""Primes in several ways, and what numbers are made of."""

import math

def by_trial(limit):
    return [n for n in range(2, limit) if all(n % d for d in range(2, math.isqrt(n) + 1))]

def by_sieve(limit):
    marks = [True] * limit
    marks[:2] = [False, False]
    for n in range(2, int(limit ** 0.5) + 1):
        if marks[n]:
            marks[n * n::n] = [False] * len(range(n * n, limit, n))
    return [n for n, mark in enumerate(marks) if mark]

def by_bytearray(limit):
    marks = bytearray([1]) * limit
    marks[0:2] = b"\0\0"
    for n in range(2, math.isqrt(limit) + 1):
        if marks[n]:
            marks[n * n::n] = bytes(len(range(n * n, limit, n)))
    return [n for n in range(limit) if marks[n]]

def generate():
    composites = {}
    n = 2
    while True:
        if n in composites:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)
        else:
            yield n
            composites[n * n] = [n]
        n += 1

primes = by_trial(200)
print(primes == by_sieve(200) == by_bytearray(200), len(primes), primes[-1], sum(primes))
lazy = generate()
print([next(lazy) for _ in range(12)], primes[:12] == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37])

def factors(n):
    found, d = {}, 2
    while d * d <= n:
        while n % d == 0:
            found[d] = found.get(d, 0) + 1
            n //= d
        d += 1
    if n > 1:
        found[n] = found.get(n, 0) + 1
    return found

for n in (360, 97, 1001, 2 ** 20, 9999):
    parts = factors(n)
    print(n, "=", " * ".join(f"{p}^{e}" if e > 1 else str(p) for p, e in parts.items()), math.prod(p ** e for p, e in parts.items()) == n)
perfect = [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n]
twins = [(p, q) for p, q in zip(primes, primes[1:]) if q - p == 2][:5]
print(perfect, twins, pow(2, 96, 97), math.gcd(360, 1001), math.lcm(4, 6), [n for n in range(1, 30) if str(n * n).endswith(str(n))])
