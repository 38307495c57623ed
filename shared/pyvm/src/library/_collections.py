# The containers of `collections` that CPython has in C (Modules/_collectionsmodule.c, Objects/odictobject.c).


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


def _popped(items, last):
    key = next(reversed(items) if last else iter(items))
    return key, dict.pop(items, key)


class OrderedDict(dict):
    """A dict that can move keys to its ends, and whose order counts when it is compared."""

    __module__ = "collections"

    def move_to_end(self, key, last=True):
        # What a subclass makes of its items has no say here.
        value = dict.pop(self, key)
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

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        name = type(self).__name__
        return f"{name}({dict.__repr__(self)})" if self else f"{name}()"
