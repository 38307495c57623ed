# The containers of `collections` that CPython has in C (Modules/_collectionsmodule.c, Objects/odictobject.c).

from sys import _numbers


class defaultdict(dict):
    """A dict that makes the value of a missing key with a function."""

    __module__ = "collections"

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        dict.__init__(self, *args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        joined = self.copy()
        joined.update(other)
        return joined

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        joined = type(self)(self.default_factory, other)
        joined.update(self)
        return joined


def _popped(items, last):
    key = next(reversed(items) if last else iter(items))
    return key, dict.pop(items, key)


class OrderedDict(dict):
    """A dict that can move keys to its ends, and whose order counts when it is compared."""

    __module__ = "collections"

    def move_to_end(self, key, last=True):
        # What a subclass makes of its items has no say here.
        known = list(dict.keys(self))
        value = dict.pop(self, key)
        # The key that is there stays the key, whatever it is equal to.
        key = next((there for there, left in zip(known, dict.keys(self)) if there is not left), known[-1])
        if last:
            dict.__setitem__(self, key, value)
            return
        items = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, items)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        return _popped(self, last)

    def copy(self):
        return type(self)(self)

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        joined = type(self)(self)
        joined.update(other)
        return joined

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        joined = type(self)(other)
        joined.update(self)
        return joined

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f"{name}()"
        # As a list of pairs until CPython 3.11.
        return f"{name}({dict.__repr__(self) if _numbers >= (3, 12) else list(self.items())})"
