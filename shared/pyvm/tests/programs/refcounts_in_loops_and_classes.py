# `enumerate`, `zip` and `dict.items()` hold the tuple that they gave last; a class is held by its own parts.
import sys


class Watched:
    def __init__(self, name=None):
        print("init", sys.getrefcount(self))

    def __del__(self):
        print("del", sys.getrefcount(self))


one = Watched()
two = one
print(sys.getrefcount(one))
del one
two = None

lists = [[], [], []]
for at, item in enumerate(lists):
    print("enumerate", at, sys.getrefcount(item))
for at, other in zip(range(3), lists):
    print("zip", at, sys.getrefcount(other) - (other is item))
for left, right in zip([[], []], [[], []]):
    print("both", sys.getrefcount(left), sys.getrefcount(right))
named = {"a": [], "b": []}
for name, value in named.items():
    print(name, sys.getrefcount(value))
for value in named.values():
    print("value", sys.getrefcount(value))
del value
print([sys.getrefcount(value) for name, value in named.items()], [sys.getrefcount(v) for v in named.values()])


def inside():
    for at, item in enumerate([[], []], start=1):
        print("inside", at, sys.getrefcount(item))
    for key, held in {"k": []}.items():
        print(key, sys.getrefcount(held))


inside()


class Plain:
    pass


class Failure(Exception):
    pass


class Numbers(list):
    pass


class Slotted:
    __slots__ = ("a", "b")


print(*[sys.getrefcount(kind) for kind in (Plain, Failure, Numbers, Slotted)])
made = [Plain() for _ in range(5)]
print(sys.getrefcount(Plain))


class Derived(Plain):
    pass


print(sys.getrefcount(Plain), sys.getrefcount(Derived), Plain.__subclasses__())
