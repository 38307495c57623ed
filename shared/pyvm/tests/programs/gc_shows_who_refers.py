# What the collector of cycles shows, and the order of what it calls.
import gc
import weakref

gc.collect()


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("del", self.name)

    def __repr__(self):
        return f"Node({self.name})"


a, b = Node("a"), Node("b")
a.other, b.other = b, a
told = weakref.ref(a, lambda reference: print("callback", reference() is None))
silent = weakref.ref(b)
print(silent is weakref.ref(b), weakref.getweakrefcount(a), weakref.getweakrefcount(b))
del a, b
print("deleted", told(), silent())
print(gc.collect(), told(), silent())


def refers():
    target = []
    holders = [[target], {"k": target}, (target,), Node("holder")]
    holders[3].other = target
    print([type(found).__name__ for found in gc.get_referrers(target)])
    print(gc.get_referents(holders[1]), gc.get_referents(holders[0], holders[2]))


refers()
kept = Node("kept")
print([found for found in gc.get_objects() if type(found) is Node])
print([gc.is_tracked(value) for value in ([], 1, "s", {}, {"a": []}, (1, 2), (1, []))])


class Talker:
    def talk(self):
        print("talk")


talker = Talker()
method = weakref.WeakMethod(talker.talk)
method()()
Talker.talk.__get__(talker)()
del talker
print(method())


class Slotted:
    __slots__ = ("a",)


class Referable:
    __slots__ = ("a", "__weakref__")


for kind in (Slotted, Referable):
    try:
        print(weakref.ref(kind()) is not None)
    except TypeError as error:
        print(error)
