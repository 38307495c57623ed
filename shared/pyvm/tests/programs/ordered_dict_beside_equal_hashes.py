# Keys that have the hash of another key, and are not equal to it: they keep their places when others move.

from collections import OrderedDict
from functools import lru_cache


class Collides:
    def __init__(self, other):
        self.hashed = hash(other)
        self.other = other

    def __hash__(self):
        return self.hashed

    def __eq__(self, other):
        return self is other

    def __repr__(self):
        return f"Collides({self.other!r})"


ordered = OrderedDict()
for key in (Collides(1), 1, Collides("a"), "a", Collides(1), (1, 2), Collides((1, 2))):
    ordered[key] = repr(key)
for key in (1, "a", (1, 2), True, 1.0):
    ordered.move_to_end(key)
    print(list(ordered.items()))
for key in list(ordered)[:3]:
    ordered.move_to_end(key)
    ordered.move_to_end(key, last=False)
print(list(ordered), ordered.popitem(), ordered.popitem(last=False), len(ordered))
for key in (2, "b", Collides(1), []):
    try:
        ordered.move_to_end(key)
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
while ordered:
    print(ordered.popitem(last=len(ordered) % 2 == 0))
try:
    ordered.popitem()
except KeyError as error:
    print(error)


@lru_cache(maxsize=3)
def shown(value):
    print("shows", value)
    return repr(value)


twin = Collides(1)
for value in (twin, 1, twin, 1, "a", Collides("a"), "a", 1, twin, (1, 2), 1):
    shown(value)
print(shown.cache_info())
