# A class derived from a container is iterated as the container, whatever its own `__getitem__` says.
from collections import OrderedDict


class Doubling(dict):
    def __getitem__(self, key):
        return 2 * super().__getitem__(key)


class Cache(OrderedDict):
    def __init__(self, room):
        super().__init__()
        self.room = room

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.room:
            self.popitem(last=False)


d = Doubling(a=1, b=2)
print(d["a"], list(d), [key for key in d], "a" in d, 0 in d, list(reversed(d)), sorted(d), dict(d))
cache = Cache(2)
cache["x"] = 1
cache["y"] = 2
print(cache["x"])
cache["z"] = 3
print(list(cache), list(cache.items()), "y" in cache)
