# What `functools.partial`, `operator`'s getters, dataclasses, `OrderedDict`, `bisect`, enumerations and dicts that answer for
# missing keys come to where the library does it natively, and where a program's own code has to be asked.
import bisect
import enum
import functools
import operator
from collections import OrderedDict, defaultdict
from dataclasses import dataclass
def power(base, exponent, extra=0): return base ** exponent + extra
sq = functools.partial(power, exponent=2)
two = functools.partial(power, 2)
print(sq(5), two(3), two(3, 4), sq(5, extra=1), two(3, extra=7))
try: two()
except TypeError as e: print(e)
try: sq(1, 2)
except TypeError as e: print(e)
mx = functools.partial(max, 10)
print(mx(5), mx(20), mx(5, 30))
class N:
    def __init__(s, v): s.v = v
    def __gt__(s, o): print("gt"); return s.v > (o.v if isinstance(o, N) else o)
    def __lt__(s, o): print("lt"); return s.v < (o.v if isinstance(o, N) else o)
    def __repr__(s): return f"N({s.v})"
print(functools.partial(max, N(1))(N(2)))
print(functools.partial(int, base=2)("101"), functools.partial(print, "a", sep="-")("b"))
def gen(n):
    for i in range(n): yield i
g = functools.partial(gen, 3)
print(list(g()))
def va(*a, **k): return a, k
p = functools.partial(va, 1, 2, x=3)
print(p(4, y=5), p(), p(*[7], **{"x": 9}))
class C:
    m = functools.partial(va, 1)
    def meth(self, a): return a
c = C()
print(functools.partial(c.meth, 4)(), functools.partial(C)().__class__.__name__)
class P2(functools.partial): pass
print(P2(power, 2)(5))
@dataclass
class V:
    x: int
    y: object = 3
print(operator.attrgetter("x")(V(1)), operator.attrgetter("x", "y")(V(1)), operator.attrgetter("__class__.__name__")(V(1)))
print(operator.itemgetter(1)([1, 2]), operator.itemgetter(1, 0)((1, 2)), operator.itemgetter("a")({"a": 4}), operator.itemgetter(-1)("xyz"))
for bad in ([1], {}, 5):
    try: operator.itemgetter(4)(bad)
    except Exception as e: print(type(e).__name__, e)
try: operator.attrgetter("zz")(V(1))
except AttributeError as e: print(e)
class K(dict):
    def __getitem__(self, k): return "mine"
print(operator.itemgetter("q")(K()))
class Pr:
    @property
    def a(self): return "prop"
    b = 7
print(operator.attrgetter("a", "b")(Pr()))
rows = [(3, "c"), (1, "a"), (2, "b")]
print(sorted(rows, key=operator.itemgetter(1)), max(rows, key=operator.itemgetter(0)), min([V(2), V(1)], key=operator.attrgetter("x")))
print(sorted([K(), K()], key=operator.itemgetter(1)))
rows.sort(key=functools.partial(lambda k, r: r[k], 0)); print(rows)
r = V(1); r.y = r; print(r, [r])
print(V(1, V(2, [V(3)])))
@dataclass(order=True)
class O:
    a: int
    b: str = ""
print(O(1) < O(2), O(1, "b") <= O(1, "a"), O(1) > O(0, "z"), O(2) >= O(2), O(1) == O(1), O(1) != O(1))
try: O(1) < 5
except TypeError as e: print(e)
try: O(1) < O("x")
except TypeError as e: print(e)
print(O.__lt__.__name__, O.__lt__.__qualname__, O.__repr__.__qualname__)
class Sub(O): pass
print(Sub(1, "q"), Sub(1) == O(1))
@dataclass
class Empty: pass
print(Empty(), Empty() == Empty())
# ordered
o = OrderedDict(a=1, b=2, c=3)
print(o.popitem(last=False), o.popitem(), o.popitem(last=True))
for kw in ({}, {"last": False}):
    try: o.popitem(**kw)
    except KeyError as e: print(e)
o = OrderedDict(a=1, b=2); o.move_to_end(key="a"); o.move_to_end("a", last=False); print(o)
# bisect
a = [1, 3, 3, 5]
print(bisect.bisect_left(a, 3), bisect.bisect_right(a, 3), bisect.bisect(a, 9), bisect.bisect_left(a, 3, 2), bisect.bisect_left(a, 5, 0, 2), bisect.bisect_left(a, 3, lo=2), bisect.bisect_left(a, -3, key=lambda v: -v))
bisect.insort(a, 4); bisect.insort_left(a, 3); print(a)
try: bisect.bisect(a, "x")
except TypeError as e: print(e)
try: bisect.bisect(a, 1, -1)
except ValueError as e: print(e)
print(bisect.bisect([N(1), N(3)], N(2)), bisect.bisect([0.5, 1.5], 1), bisect.bisect([(1, "a"), (2, "b")], (1, "z")))
try: bisect.bisect([1, 2], 1, 0, 9)
except IndexError as e: print(e)
# enum, identity
class Color(enum.Enum):
    RED = 1
    GREEN = 2
print(Color.RED == Color.RED, Color.RED == Color.GREEN, Color.RED != Color.GREEN, Color.RED is Color.RED, Color.RED == 1)
class A: pass
class B:
    def __eq__(self, o): return "B"
class D:
    def __ne__(self, o): return "ne"
x = A(); print(x == x, x == A(), x != A(), x == B(), B() == x, x != D(), D() != x, x != B())
class Desc:
    def __get__(self, i, o): return "got"
class Holder:
    d = Desc()
    a = A()
    v = V(1)
print(Holder.d, Holder.a is Holder.__dict__["a"], Holder.v)
dd = defaultdict(list); dd["a"].append(1); dd[2].append(1); print(dd)
class DD(defaultdict):
    def __missing__(self, k): return "m"
print(DD(int)["x"])
class M(dict):
    def __missing__(self, k): return k
print(M()["q"])
print({**{"a": 1}, **{"a": 2, "b": 3}}, {"a": 1, 2: 3} | {2: 4, None: 5}, {"x": 1} | {(1, 2): 3})
print("  a b\tc\x1cd\n ".split(), "".split(), "abc".split(), " é b ".split())
print("abc".upper(), "".upper(), "x" * 40 + "y", ("ab" * 30).upper(), "é".upper(), "ABC".lower())
print("o" in "hello", "z" in "hello", "b" in "a" * 20 + "b", "" in "", "a" in "")
SEEN, WORDS, LIMIT = [], ("a", "b"), "text"


def keeps(n):
    # Globals that are counted objects, read again and again, also while they are changed.
    global WORDS
    for i in range(n):
        SEEN.append(i)
        if i == n - 2:
            WORDS = WORDS + ("c",)
    return len(SEEN), WORDS, LIMIT


print(keeps(600))
for _ in range(300):
    SEEN.pop()
    LIMIT = LIMIT[:4] + "!"
print(len(SEEN), LIMIT)
del LIMIT
try:
    keeps(1)
except NameError as e:
    print(e)
print(repr("it's"), repr(1), repr(-2.5), repr(float("inf")), repr("é\n"))
def named(a, b=2, *, c=3): return a, b, c
print(named(1, c=4), named(1, b=5), named(a=1))
for bad in ({"a": 1}, {"d": 1}):
    try: named(1, **bad)
    except TypeError as e: print(e)
def first(a, /, b): return a, b
print(first(1, b=2))
for call in (lambda: first(b=2), lambda: named(c=1), lambda: first(1, a=2)):
    try: call()
    except TypeError as e: print(e)
def only(a, *, k, m=0): return a, k, m
print(only(1, k=2), only(1, m=3, k=2))
for call in (lambda: only(1, 2, k=3), lambda: only(1), lambda: only(1, m=2)):
    try: call()
    except TypeError as e: print(e)
print(sum(map(int, "1234")), list(map(str, "abc")), list(map(ord, "a\x7f")), [c + c for c in map(str.upper, "xyz")])
try: list(map(int, "1x"))
except ValueError as e: print(e)
print(defaultdict(int)["a"], defaultdict(None), defaultdict(lambda: 7)["q"], defaultdict(V, {"a": 1}))
for bad in (5, "x"):
    try: defaultdict(bad)
    except TypeError as e: print(e)
try: defaultdict()["x"]
except KeyError as e: print("missing", e)
grid = [[0] * 3 for _ in range(2)]
for r in range(2):
    for c in range(3):
        grid[r][c] = r * c
        grid[r][-1 - c] += 1
print(grid, "-".join(["a"]), "-".join(["a", "b", ""]), "".join(["x", "y"]), "é".join("ab"), ", ".join(["p", "q"]))
try: grid[0][9] = 1
except IndexError as e: print(e)
counted = {}
for word in "a b a c b a ab".split():
    counted[word] = counted.get(word, 0) + 1
counted[1] = counted["a" + ""]; counted[True] = "one"
print(counted, counted.get("zz"), counted.get("zz", 0), "a" in counted)
