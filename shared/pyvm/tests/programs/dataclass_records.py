"""Dataclasses: fields, defaults, comparison, frozen and post-init."""

from dataclasses import asdict, astuple, dataclass, field, fields, replace

@dataclass
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list)

    def total(self, count: int) -> float:
        return self.price * count

a, b = Item("pen"), Item("pen", 1.0)
a.tags.append("blue")
print(a, b, a == b, a == Item("pen", tags=["blue"]), b.total(3))
print(asdict(a), astuple(b), [f.name for f in fields(Item)], replace(a, price=2.5))

@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0

versions = [Version(1, 5), Version(0, 9), Version(1)]
print(sorted(versions), max(versions), Version(1) < Version(1, 1), Version(2) == Version(2), {Version(1): "one"}[Version(1, 0)], len({Version(1), Version(1, 0)}))
try:
    versions[0].major = 3
except AttributeError as error:
    print(type(error).__name__, error)

@dataclass
class Order:
    items: list[Item]
    customer: str = field(default="nobody", repr=False)
    total: float = field(init=False)

    def __post_init__(self):
        self.total = sum(item.price for item in self.items)
        if not self.items:
            raise ValueError("empty order")

order = Order([Item("a", 2.0), Item("b", 3.5)])
print(order, order.customer, order.total)
try:
    Order([])
except ValueError as error:
    print(error)
try:
    Item()
except TypeError as error:
    print(error)
try:
    Item("a", colour="red")
except TypeError as error:
    print(error)

@dataclass
class Special(Item):
    discount: float = 0.1

    def total(self, count):
        return round(super().total(count) * (1 - self.discount), 2)

s = Special("x", 10.0, discount=0.25)
print(s, s.total(2), isinstance(s, Item), s == Item("x", 10.0))
print(sorted([Item("b", 2), Item("a", 3)], key=lambda i: i.name)[0].price, asdict(order)["items"][0]["name"])
