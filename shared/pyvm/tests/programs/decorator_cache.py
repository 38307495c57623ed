"""functools.lru_cache: what is computed, what is remembered, what is forgotten."""

from functools import cache, lru_cache

computed = []

@lru_cache(maxsize=None)
def square(n):
    computed.append(n)
    return n * n

print([square(n) for n in (3, 4, 3, 4, 5)], computed)
print(square.cache_info())
square.cache_clear()
print(square(3), computed, square.cache_info().misses, square.cache_info().hits)

@lru_cache(maxsize=2)
def slow(key):
    computed.append(key)
    return str(key)

computed.clear()
for key in (1, 2, 1, 3, 1, 2):
    slow(key)
print(computed, slow.cache_info())

@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(90), fib.cache_info().currsize)

@lru_cache
def named(a, b=2):
    return (a, b)

print(named(1), named(1, 2), named(a=1), named(1, b=2), named.cache_info().misses)
print(named.__name__, named.__wrapped__(5), named(1) is named(1))
try:
    named([1])
except TypeError as error:
    print(error)

@lru_cache(maxsize=128)
def fails(n):
    computed.append("failed")
    raise ValueError(n)

computed.clear()
for attempt in range(2):
    try:
        fails(1)
    except ValueError as error:
        print("error", error)
print(computed, fails.cache_info().currsize)
