# Containers made from others: lists of texts, repeated items, copies of dicts; sums of truth values; what classes have.
print(list("abc"), tuple("xyz"), sorted("hello"), sorted("hello", reverse=True), set("aab") == {"a","b"}, frozenset("ab")==frozenset("ba"))
print(min("hello"), max("hello"), ",".join("abc"), list("é€x"), sorted("éa"), list(""), "".join(""))
try: min("")
except ValueError as e: print(e)
print(sum([True, False, True]), sum([True, 2.5]), sum((True,) * 3), sum([True] * 4, 10), sum(x > 2 for x in range(5)), type(sum([True])))
print([0] * 3, [None] * 0, [[]] * 2, [1, 2] * 2, [True, False, 1, 0].count(True), [1, 1.0, True, "1"].count(1), [1, 2, 1].count(1))
a = [[]] * 3; a[0].append(1); print(a)
import sys
o = object(); l = [o] * 5; print(sys.getrefcount(o))
d = {"a": 1, "b": 2}; e = dict(d); e["c"] = 3; print(d, e, {**d, "a": 9}, {**d, **e}, dict(d, z=1))
class S:
    k = 1
    l = [1]
    t = "x"
    def f(self): return self.k
s = S(); print(s.k, s.l is S.l, s.t)
for i in range(3):
    print(s.k, s.f(), s.t)
    if i == 0: S.k = 5
    if i == 1: s.k = 7
del s.k
print(s.k, s.f()); del S.k
try: s.k
except AttributeError as x: print(x)
class D:
    def __get__(self, o, c): return "got"
class T:
    d = D()
    n = None
t = T()
for i in range(3): print(t.d, t.n)
T.n = property(lambda self: "prop")
print(t.n)
class G:
    c = 3
    def __getattribute__(self, n): return n
g = G()
for i in range(3): print(g.c)
def count_k(x):
    n = 0
    for _ in range(50): n += x.v
    return n
class V1: v = 1
class V2(V1): pass
print(count_k(V1()), count_k(V2())); V2.v = 2; print(count_k(V2())); V1.v = 3; print(count_k(V1()), count_k(V2()))
