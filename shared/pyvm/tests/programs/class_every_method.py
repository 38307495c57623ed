import collections, types
# decorators/classes/descriptor zoo
class Validated:
    def __init__(self, lo, hi): self.lo, self.hi = lo, hi
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, typ=None): return self if obj is None else getattr(obj, self.name, None)
    def __set__(self, obj, v):
        if not self.lo <= v <= self.hi: raise ValueError(f"{self.name[1:]} must be in [{self.lo}, {self.hi}], got {v!r}")
        setattr(obj, self.name, v)
class Cfg:
    workers = Validated(1, 8)
    __slots__ = ("_workers", "extra")
    def __init__(self, w): self.workers = w
    def __getattr__(self, n): return f"<no {n}>"
c = Cfg(3); print(c.workers, c.nothing)
try: c.workers = 99
except ValueError as e: print(e)
try: c.zzz = 1
except AttributeError as e: print(e)
def register(cls, _reg={}):
    _reg[cls.__name__] = cls; cls.registry = _reg; return cls
@register
class A: pass
@register
class B(A):
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag
class C2(B, tag="x"): pass
print(sorted(A.registry), C2.tag, C2.__mro__, C2.__bases__, B.__subclasses__() if False else "")
ns = types.SimpleNamespace(a=1, b="x"); ns.c = [1]; print(ns, ns == types.SimpleNamespace(a=1, b="x", c=[1]), vars(ns))
print(type("Dyn", (A,), {"f": lambda self: 42, "k": 1})().f(), callable(A), A.__name__, A.__qualname__, A.__module__, A.__doc__, Cfg.__dict__.keys() >= {"workers"}, isinstance(True, int), issubclass(bool, int))
class Vec:
    __slots__ = "x", "y"
    def __init__(s, x, y): s.x, s.y = x, y
    def __add__(s, o): return Vec(s.x + o.x, s.y + o.y)
    def __mul__(s, k): return Vec(s.x * k, s.y * k)
    __rmul__ = __mul__
    def __matmul__(s, o): return s.x * o.x + s.y * o.y
    def __eq__(s, o): return isinstance(o, Vec) and (s.x, s.y) == (o.x, o.y)
    def __hash__(s): return hash((s.x, s.y))
    def __repr__(s): return f"Vec({s.x}, {s.y})"
    def __bool__(s): return bool(s.x or s.y)
    def __getitem__(s, i): return (s.x, s.y)[i]
    def __len__(s): return 2
    def __neg__(s): return Vec(-s.x, -s.y)
    def __lt__(s, o): return abs(s) < abs(o)
    def __abs__(s): return (s.x ** 2 + s.y ** 2) ** .5
    def __format__(s, spec): return f"<{s.x:{spec}}, {s.y:{spec}}>"
    def __call__(s, *a, **k): return (a, k)
    def __contains__(s, v): return v in (s.x, s.y)
    def __iter__(s): return iter((s.x, s.y))
    def __reversed__(s): return iter((s.y, s.x))
    def __index__(s): return s.x
    def __enter__(s): return s
    def __exit__(s, *a): return True
    def __int__(s): return s.x
    def __float__(s): return float(s.x)
    def __round__(s, n=0): return Vec(round(s.x, n), round(s.y, n))
    def __divmod__(s, o): return "dm"
    def __pow__(s, n, m=None): return ("pow", n, m)
    def __invert__(s): return "inv"
    def __sizeof__(s): return 1
    def __copy__(s): return Vec(s.x, s.y)
    def __iadd__(s, o): s.x += o.x; return s
    def __delitem__(s, i): print("del", i)
    def __setitem__(s, i, v): print("set", i, v)
    def __missing__(s, k): return k
    def __dir__(s): return ["x"]
v, w = Vec(3, 4), Vec(1, 2)
print(v + w, 2 * v, v @ w, v == Vec(3, 4), {v: 1}[Vec(3, 4)], bool(Vec(0, 0)), v[0], len(v), -v, max(v, w), f"{v:.1f}", v(1, k=2), 4 in v, list(v), list(reversed(v)), [10, 20, 30, 40][v], int(v), float(v), round(v), divmod(v, 1), v ** 2, pow(v, 2, 3), ~v, sorted([v, w]), dir(v), hex(v), range(10)[w])
x, y = v; print(x, y, *v); v += w; print(v); del v[0]; v[1] = 5
with v: raise KeyError
import copy; print(copy.copy(v), copy.deepcopy([v])[0])
