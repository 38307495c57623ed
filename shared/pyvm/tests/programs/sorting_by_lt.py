# Objects that order themselves by `__lt__`: what is odd about them, and what goes wrong.
import functools
class Odd:
    def __init__(self, x): self.x = x
    def __lt__(self, o): return NotImplemented
    def __repr__(self): return f"Odd({self.x})"
class Mirrored(Odd):
    def __gt__(self, o): return self.x > o.x
class Truthy:
    def __init__(self, x): self.x = x
    def __lt__(self, o): return [1] if self.x < o.x else []
    def __repr__(self): return f"T{self.x}"
class Bool:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
class Asks(Truthy):
    def __lt__(self, o): return Bool(self.x < o.x)
class Bad:
    def __init__(self, x): self.x = x
    def __lt__(self, o):
        if self.x == 3: raise ValueError("three")
        return self.x < o.x
    def __repr__(self): return f"B{self.x}"
try: print(sorted([Odd(1), Odd(2)]))
except TypeError as e: print("TypeError", e)
print(sorted([Mirrored(3), Mirrored(1), Mirrored(2)]))
print(sorted([Truthy(3), Truthy(1), Truthy(2)]), sorted([Asks(3), Asks(1), Asks(2)], reverse=True))
l = [Bad(5), Bad(4), Bad(3), Bad(1)]
try: l.sort()
except ValueError as e: print("ValueError", e, len(l))
l = [Bad(i * 7 % 40) for i in range(40)]
try: l.sort()
except ValueError as e: print("ValueError", e, sorted(b.x for b in l) == list(range(40)))
try: sorted([Truthy(1), object()])
except (TypeError, AttributeError) as e: print(type(e).__name__, e)
try: sorted([1, Truthy(1)])
except (TypeError, AttributeError) as e: print(type(e).__name__, e)
try: min(object(), object())
except TypeError as e: print(e)
class Grow:
    def __init__(self, x): self.x = x
    def __lt__(self, o):
        items.append(9); return self.x < o.x
items = [Grow(2), Grow(1)]
try: items.sort()
except ValueError as e: print(e, len(items))
class Look:
    seen = []
    def __init__(self, x): self.x = x
    def __lt__(self, o):
        Look.seen.append(len(looked)); return self.x < o.x
looked = [Look(3), Look(1), Look(2)]
looked.sort(); print(set(Look.seen), [o.x for o in looked])
looked.sort(key=lambda o: o); print(Look.seen[-1])
class Sub(Truthy):
    def __gt__(self, o): return self.x > o.x
print(sorted([Sub(2), Truthy(1)]), sorted([Truthy(2), Sub(1)]))
class C:
    def __init__(self, *k): self.k = k
    def __lt__(self, o): return self.k < o.k
    def __eq__(self, o): return self.k == o.k
    def __gt__(self, o): return self.k > o.k
    def __repr__(self): return f"C{self.k}"
print(sorted([(1, C(2)), (1, C(1)), (0, C(5))]), sorted([[C(2), 1], [C(2), 0], [C(1), 9]]))
print(min(C(2), C(1)), max([C(2), C(3), C(1)]), min([C(2), C(1)], key=lambda c: c), max((1, C(2)), (1, C(3))))
print(max([C(1)], default=3), min([], default=C(4)))
class T(tuple):
    def __lt__(self, o): return tuple.__gt__(self, o)
print(sorted([T((1,)), T((2,)), T((0,))]))
@functools.total_ordering
class O:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __repr__(self): return f"O{self.x}"
print(sorted([O(3), O(1), O(2)]), max(O(1), O(2)), sorted([O(3), O(1), O(2)], reverse=True))
def gen():
    try:
        yield sorted([C(2), C(1)])
        yield max(C(1), C(5))
    finally: print("closed")
for x in gen(): print(x)
import sys
def deep(n):
    if n: return deep(n - 1)
    return sorted([C(2), C(1)])
sys.setrecursionlimit(200)
for n in range(150, 200):
    keep = [C(3), C(1)]
    def d(k):
        if k: return d(k - 1)
        keep.sort()
    try: d(n)
    except RecursionError: print("deep", len(keep)); break
try: sorted([3, 1, 2], key=functools.cmp_to_key(5))
except TypeError as e: print(e)
try: sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: None))
except TypeError as e: print(e)
try: sorted([3, 1, 2], key=functools.cmp_to_key(lambda a: 1))
except TypeError as e: print(e)
