from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, KW_ONLY, InitVar
from typing import ClassVar, Optional, Union, Any, Callable, Iterable, Iterator, Literal, Final
@dataclass(order=True)
class V:
    major: int; minor: int = 0; tags: list[str] = field(default_factory=list, compare=False)
    count: ClassVar[int] = 0
    def __post_init__(self): type(self).count += 1
print(V(1, 2) < V(1, 3), V(1), sorted([V(2), V(1, 5)]), V.count, asdict(V(1)), astuple(V(3)), replace(V(1), minor=9), [f.name for f in fields(V)])
@dataclass(frozen=True, slots=True)
class P:
    x: float; y: float = 0.0
    @property
    def norm(self): return (self.x**2 + self.y**2) ** 0.5
p = P(3, 4); print(p.norm, hash(p) == hash(P(3, 4)), {p: 1})
try: p.x = 5
except FrozenInstanceError as e: print(type(e).__name__, e)
@dataclass
class Base: a: int
@dataclass
class Child(Base):
    b: str = "b"; _: KW_ONLY; c: int = field(default=3, repr=False); d: InitVar[int] = 2
    def __post_init__(self, d): self.dd = d * 2
print(Child(1), Child(1, "z", c=4, d=5).dd, Child(1) == Child(1))
try: V()
except TypeError as e: print(e)
try:
    @dataclass
    class Bad: x: list = []
except ValueError as e: print(e)
@dataclass(eq=False, repr=False)
class N: x: int
print(N(1) == N(1), N(1).x)
print(V.__match_args__); 
match V(1, 2):
    case V(1, m, tags=[]): print("minor", m)
match {"type": "click", "pos": (1, 2), "extra": 1}:
    case {"type": "click", "pos": (x, y), **rest}: print(x, y, rest)
def kind(v):
    match v:
        case None | False: return "nothing"
        case int(n) if n > 10: return f"big {n}"
        case int() | float(): return "num"
        case [first, *others]: return f"seq {first} {others}"
        case str() as s: return s.upper()
        case P(x=0): return "on axis"
        case _: return "?"
print([kind(v) for v in (None, 11, 3, 2.5, [1, 2], (), "ab", P(0, 1), P(1, 1))])
