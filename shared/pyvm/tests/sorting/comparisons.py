# Which items a sort compares, and in which order: that is to be seen where a class has an `__lt__`.
import random, functools, hashlib
log = []
class V:
    def __init__(self, x, i): self.x = x; self.i = i
    def __lt__(self, o):
        log.append((self.i, o.i)); return self.x < o.x
    def __repr__(self): return f"V({self.x})"
rng = random.Random(5)
def check(values, **kw):
    log.clear()
    items = [V(x, i) for i, x in enumerate(values)]
    out = sorted(items, **kw)
    n = len(log)
    h = hashlib.sha256(repr(log).encode()).hexdigest()[:10]
    l2 = items[:]
    l2.sort(**kw)
    assert [a.i for a in out] == [a.i for a in l2]
    return n, h, hashlib.sha256(repr([(a.x, a.i) for a in out]).encode()).hexdigest()[:10]
for n in (0, 1, 2, 3, 10, 33, 64, 65, 129, 300):
    print(n, "random", check([rng.random() for _ in range(n)]))
    print(n, "few", check([rng.randrange(4) for _ in range(n)]))
    print(n, "some", check([rng.randrange(max(1, n // 3)) for _ in range(n)]))
    print(n, "up", check(range(n)), check(range(n), reverse=True))
    print(n, "down", check(range(n, 0, -1)), check(range(n, 0, -1), reverse=True))
    print(n, "same", check([1] * n))
    print(n, "downeq", check([-(i // 3) for i in range(n)]))
    print(n, "upeq", check([(i // 3) for i in range(n)]))
    print(n, "saw", check([i % 17 for i in range(n)]), check([i % 100 for i in range(n)], reverse=True))
    print(n, "blocks", check([(i * 7919) // 50 % 13 for i in range(n)]))
    print(n, "two", check(list(range(n)) + list(range(n // 2))))
    print(n, "rev", check([rng.randrange(50) for _ in range(n)], reverse=True))
    u = list(range(n))
    for _ in range(n // 20): u[rng.randrange(n)] = rng.randrange(n)
    print(n, "nearly", check(u))
    print(n, "key", check([rng.randrange(100) for _ in range(n)], key=lambda v: v))
def cmp(a, b):
    log.append((a, b)); return a - b
for n in (2, 5, 40, 150):
    log.clear()
    r = sorted([rng.randrange(n) for _ in range(n)], key=functools.cmp_to_key(cmp))
    print(n, len(log), sum(a * 31 + b for a, b in log), r[:5])
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: float(b - a))))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: a < b and -1)))


# Where a comparison fails, the list has the order reached so far.
class Failing(V):
    def __lt__(self, o):
        if self.x == 3:
            raise ValueError("three")
        return self.x < o.x


for n in (4, 40, 200):
    values = [Failing(i * 7 % n if n != 4 else 5 - i, i) for i in range(n)]
    try:
        values.sort()
    except ValueError as error:
        print(error, [v.x for v in values])


# Who is asked first: the method of a derived class.
class Sub(V):
    def __gt__(self, o):
        log.append(("gt", self.i, o.i))
        return self.x > o.x


for values in ([Sub(2, 0), V(1, 1)], [V(2, 0), Sub(1, 1)], [Sub(3, 0), V(2, 1), Sub(1, 2)]):
    log.clear()
    print(sorted(values), log)
    log.clear()
    print(min(values), max(values, key=lambda v: v.x), log)
