# `next` with a default, `zip`, `groupby` and `islice` over generators that give, wait, call, fail and end.
import itertools


def power(base, exponent):
    return base**exponent


class N:
    def __init__(self, v):
        self.v = v


def gen(n):
    for i in range(n):
        yield i

def noisy(n):
    try:
        for i in range(n): yield i
    finally: print("closed", n)
print(list(zip(range(5), noisy(3))), list(zip(noisy(3), range(2))))
def inner():
    x = next(noisy(1), "d"); print(x)
    it = noisy(1); print(next(it, "d"), next(it, "d"), next(it, "d"))
    e = iter([]); print(next(e, 5)); e = iter({1: 2}); print(next(e, 5), next(e, 6))
inner()
def calls(n):
    for i in range(n): yield str(i).zfill(power(2, 1))
it = calls(2)
print(next(it, None), next(it, None), next(it, None))
def outer(it):
    while (x := next(it, None)) is not None: yield x
print(list(outer(calls(3))), list(outer(outer(calls(2)))))
def boom():
    yield 1
    raise ValueError("boom")
b = boom(); print(next(b, 0))
try: next(b, 0)
except ValueError as e: print("caught", e)
def rec(it):
    try: return next(it, "none")
    except KeyError as e: return repr(e)
def ke():
    yield power(1, 1)
    raise KeyError("k")
k = ke(); print(rec(k), rec(k), rec(k))
d = {1: 1}; di = iter(d); d[2] = 2
try: next(di, None)
except RuntimeError as e: print(e)
# groupby
print([(k, list(g)) for k, g in itertools.groupby("aabbbc")])
print([(k, list(g)) for k, g in itertools.groupby([1, 1.0, True, 2, "a"])])
print([(k, [x for x in g]) for k, g in itertools.groupby([N(1), N(1)])].__len__())
print([k for k, g in itertools.groupby(gen(3))], [(k, list(g)) for k, g in itertools.groupby(range(6), lambda x: x // 2)])
gb = itertools.groupby("aab"); k1, g1 = next(gb); k2, g2 = next(gb); print(list(g1), list(g2))
print(list(itertools.islice(gen(10), 3)), list(itertools.islice(gen(3), 9)), list(itertools.islice(gen(3), 0)), list(itertools.islice(gen(9), 2, 8, 3)), list(itertools.islice(gen(3), None)))
src = gen(10); print(list(itertools.islice(src, 3)), next(src))
# Groups of what needs nobody's answer, of what does, and with a key.
nan = float("nan")
print([len(list(g)) for k, g in itertools.groupby([nan, nan, 1])])
gb = itertools.groupby([1, 1, 2, 2, 3])
for key, group in gb:
    print(key, next(group), next(gb, None) is not None, list(group))
print([(k, len(list(g))) for k, g in itertools.groupby(b"aab")], list(itertools.groupby([])), list(itertools.groupby("")))
print([(k, "".join(g)) for k, g in itertools.groupby("AaBb", str.lower)], next(itertools.groupby("x"))[0])
grown = [1, 1]
for k, g in itertools.groupby(grown):
    if len(grown) < 4:
        grown.append(2)
    print(k, list(g))


class Same:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        print("eq")
        return self.v == other.v


print([len(list(g)) for k, g in itertools.groupby([Same(1), Same(1), Same(2)])])
print(len([k for k, g in itertools.groupby([Same(1), Same(1), Same(2)])]))
pairs = enumerate("ab")
for at, letter in pairs:
    print(at, letter, next(pairs, None))
print([(a, b) for a, b in zip(gen(3), enumerate(gen(3)))])
print(list(reversed([1, 2, 3])), list(reversed([])), tuple(reversed((1, 2))), "".join(reversed("abc")))
back = reversed([1, 2, 3])
print(next(back), list(back), list(back))
short = [1, 2, 3]
back = reversed(short)
short.clear()
print(list(back))
for x in itertools.chain.from_iterable([[1, 2], (3,), "ab"]):
    print(x, end=" ")
kept = itertools.chain([1, 2, 3], [4])
for x in kept:
    print(x, next(kept, None), end=" ")
print(list(kept))
