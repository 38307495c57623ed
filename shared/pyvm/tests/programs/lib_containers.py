from collections import namedtuple, OrderedDict, UserDict, UserList, deque, ChainMap
import enum, types, copy, pprint, textwrap, string, operator, itertools
class LRU(OrderedDict):
    def __init__(self, cap): super().__init__(); self.cap = cap
    def __getitem__(self, k): v = super().__getitem__(k); self.move_to_end(k); return v
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        if len(self) > self.cap: self.popitem(last=False)
l = LRU(2); l["a"] = 1; l["b"] = 2; l["a"]; l["c"] = 3; print(l, list(l), "b" in l)
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
u = UD({1: 2}); u[3] = 4; print(u, u["3"], dict(u), len(u)); ul = UserList([1, 2]); ul.append(3); print(ul, ul[0], ul + [4])
class Weekday(enum.Enum):
    MON = 1; TUE = 2
    @property
    def short(self): return self.name[:2].title()
    @classmethod
    def first(cls): return cls.MON
    def __str__(self): return f"day {self.value}"
print(Weekday.MON.short, Weekday.first(), Weekday(2), Weekday["MON"] is Weekday.MON, list(Weekday), Weekday.MON in Weekday, len(Weekday), {Weekday.MON: 1}, isinstance(Weekday.MON, Weekday), Weekday.MON == 1, repr(Weekday.TUE), f"{Weekday.MON}", Weekday.__members__)
try: Weekday(9)
except ValueError as e: print(e)
class St(str, enum.Enum): A = "a"; B = "b"
print(St.A == "a", St.A.value, St("b"), St.A.upper(), f"{St.A}", str(St.A)); class_ = enum.Enum("Animal", "CAT DOG"); print(list(class_))
class F(enum.IntFlag): R = 4; W = 2; X = 1
print(F.R | F.W, F(7), F.R & F.W, F.R in F(6), int(F.R), ~F.R, F(0))
class SE(enum.StrEnum): RED = enum.auto()
print(SE.RED, SE.RED == "red")
@enum.unique
class Un(enum.Enum): A = 1
a = {"k": [1, {"z": (1, 2)}]}; b = copy.deepcopy(a); b["k"][1]["z"] = 0; print(a, b, copy.copy([1]), types.MappingProxyType({"a": 1}))
pprint.pprint({"name": "x" * 20, "list": list(range(25)), "nested": {"a": {"b": {"c": ["d" * 30, "e" * 30]}}}}, width=60); pprint.pp([("a", 1)] * 12, width=40, compact=True); print(pprint.pformat({"b": 1, "a": 2}), pprint.pformat({3, 1, 2}))
print(textwrap.fill("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor-incididunt ut labore.", 30, initial_indent="* ", subsequent_indent="  ")); print(textwrap.dedent("""
    a
      b
    """).strip(), textwrap.wrap("aaaa bbbb cccc", 9), textwrap.shorten("a b c d e f", 7, placeholder="..."))
print(string.ascii_lowercase[:5], string.digits, string.punctuation, string.Template("$a ${b} $$").safe_substitute(a=1)); ns = types.SimpleNamespace(**{"x": 1}); ns.y = 2; print(ns)
print(operator.itemgetter("a")({"a": 1}), operator.attrgetter("x.real")(ns), list(map(operator.mul, [1, 2], [3, 4])), list(itertools.chain.from_iterable(["ab", "c"])), list(itertools.accumulate([1, 2, 3], initial=10)), list(itertools.islice("abcdef", 1, None, 2)))
