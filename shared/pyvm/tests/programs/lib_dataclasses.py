# dataclasses.
import dataclasses
from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace
from typing import ClassVar


@dataclass
class Point:
    x: int
    y: int = 0


@dataclass
class Job:
    name: str
    cost: float = 1.5
    tags: list = field(default_factory=list)
    secret: str = field(default="s", repr=False, compare=False)
    total: float = field(init=False)
    kind: ClassVar[str] = "job"
    plain = 3

    def __post_init__(self):
        self.total = self.cost * 2


p = Point(1)
print(p, Point(1, 2), Point(y=5, x=4), p == Point(1, 0), p == Point(2), p != (1, 0), p.x)
p.x = 9
print(p, Point.y, is_dataclass(p), is_dataclass(Point), is_dataclass(3), Point.__match_args__)
a, b = Job("a"), Job("b", 2, tags=["t"])
a.tags.append(1)
print(a, b, a.secret, b.total, Job.kind, Job("a", tags=[1], secret="other") == a)
print([(f.name, f.default if f.default is not dataclasses.MISSING else "-") for f in fields(Job)])
print(asdict(b), astuple(b), replace(b, name="c"))


@dataclass
class Tree:
    value: int
    children: list = field(default_factory=list)


tree = Tree(1, [Tree(2), Tree(3, [Tree(4)])])
print(tree, asdict(tree), astuple(tree))
copied = asdict(tree)
copied["children"].clear()
print(len(tree.children))
tree.children.append(tree)
print(tree)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


print(Version(1) < Version(1, 2), max(Version(1, 9), Version(2)), sorted([Version(3), Version(1)]))
print(hash(Version(1)) == hash(Version(1)), {Version(1): "one"}[Version(1, 0)], Version(1) <= Version(1))
v = Version(1)
for change in (lambda: setattr(v, "major", 5), lambda: delattr(v, "minor"), lambda: setattr(v, "other", 1)):
    try:
        change()
    except dataclasses.FrozenInstanceError as error:
        print("FrozenInstanceError:", error)
print(v, isinstance(dataclasses.FrozenInstanceError(), AttributeError))


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    a: int = 10

    def sum(self):
        return self.a + self.b + self.c


print(Derived(), Derived(1, 2, 4).sum(), Derived(5) == Derived(5), Derived(1) == Base(1))


@dataclass(eq=False, repr=False)
class Bare:
    x: int


print(Bare(1) == Bare(1), Bare(1).x, hash(Bare(1)) is not None)


@dataclass
class Custom:
    x: int

    def __repr__(self):
        return f"custom {self.x}"

    def __eq__(self, other):
        return True


print(Custom(1), Custom(1) == Custom(2))


@dataclass(kw_only=True)
class Options:
    verbose: bool = False
    level: int


print(Options(level=3))
for call in (
    lambda: Point(),
    lambda: Point(1, 2, 3),
    lambda: Point(1, z=3),
    lambda: Point(1, x=1),
    lambda: Options(3),
    lambda: Options(),
    lambda: Version(1) < 3,
    lambda: hash(p),
    lambda: fields(3),
    lambda: asdict(Point),
    lambda: replace(p, q=1),
):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def late():
    @dataclass
    class Late:
        a: int = 1
        b: int


def mutable():
    @dataclass
    class Mutable:
        items: list = []


for make in (late, mutable):
    try:
        make()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split(" follows")[0])
