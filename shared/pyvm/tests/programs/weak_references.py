import weakref


class Thing:
    def __init__(self, name):
        self.name = name


thing = Thing("one")
weak = weakref.ref(thing)
print(weak() is thing, weak().name)
del thing
print(weak())

cache = weakref.WeakValueDictionary()
a, b = Thing("a"), Thing("b")
cache["a"], cache["b"] = a, b
print(sorted(cache), len(cache), "a" in cache, cache["b"].name)
del a
print(sorted(cache.keys()), len(cache), "a" in cache, cache.get("a"))
try:
    cache["a"]
except KeyError as error:
    print("KeyError", error)
for value in (1, "text", (1,), [1], {}):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)
print(weakref.ref(b) == weakref.ref(b), hash(weakref.ref(b)) == hash(b))
living = weakref.WeakSet([b])
print(len(living), b in living)
del b
print(len(living), len(cache))
