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
        key = next(reversed(self) if last else iter(self))
        return key, dict.pop(self, key)

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


class deque:
    """A list with two ends.

    Each append and pop is one native operation on one list, so that no other thread can see it half done,
    as none can in CPython. Popping on the left moves the other items: quick, but not free.
    """

    __module__ = "collections"

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self._items = list(iterable)
        self._maxlen = maxlen
        self._trim_left()

    @property
    def maxlen(self):
        return self._maxlen

    def _trim_left(self):
        if self._maxlen is not None and len(self._items) > self._maxlen:
            del self._items[: len(self._items) - self._maxlen]

    def _trim_right(self):
        if self._maxlen is not None and len(self._items) > self._maxlen:
            del self._items[self._maxlen :]

    def append(self, item):
        self._items.append(item)
        if self._maxlen is not None:
            self._trim_left()

    def appendleft(self, item):
        self._items.insert(0, item)
        if self._maxlen is not None:
            self._trim_right()

    def pop(self):
        try:
            return self._items.pop()
        except IndexError:
            raise IndexError("pop from an empty deque") from None

    def popleft(self):
        try:
            return self._items.pop(0)
        except IndexError:
            raise IndexError("pop from an empty deque") from None

    def extend(self, iterable):
        self._items.extend(list(iterable))
        self._trim_left()

    def extendleft(self, iterable):
        self._items[:0] = list(iterable)[::-1]
        self._trim_right()

    def rotate(self, n=1):
        if self._items:
            n %= len(self._items)
            self._items[:] = self._items[-n:] + self._items[:-n] if n else self._items

    def clear(self):
        self._items.clear()

    def copy(self):
        return type(self)(self._items, self._maxlen)

    __copy__ = copy

    def count(self, item):
        return self._items.count(item)

    def index(self, item, *bounds):
        try:
            return self._items.index(item, *bounds)
        except ValueError:
            raise ValueError(f"{item!r} is not in deque") from None

    def insert(self, index, item):
        if self._maxlen is not None and len(self._items) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        self._items.insert(index, item)

    def remove(self, item):
        try:
            self._items.remove(item)
        except ValueError:
            raise ValueError(f"{item!r} is not in deque") from None

    def reverse(self):
        self._items.reverse()

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return len(self._items) > 0

    def __contains__(self, item):
        return item in self._items

    def __iter__(self):
        size = len(self._items)
        for index in range(size):
            if len(self._items) != size:
                raise RuntimeError("deque mutated during iteration")
            yield self._items[index]
        if len(self._items) != size:
            raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        return reversed(self._items)

    def _check(self, index):
        if isinstance(index, slice):
            raise TypeError("sequence index must be integer, not 'slice'")
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("deque index out of range")

    def __getitem__(self, index):
        self._check(index)
        return self._items[index]

    def __setitem__(self, index, item):
        self._check(index)
        self._items[index] = item

    def __delitem__(self, index):
        self._check(index)
        del self._items[index]

    def __repr__(self):
        if any(other is self for other in _shown):
            return "[...]"
        _shown.append(self)
        try:
            shown = repr(self._items)
        finally:
            _shown.pop()
        limit = "" if self._maxlen is None else f", maxlen={self._maxlen}"
        return f"{type(self).__name__}({shown}{limit})"

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self is other or self._items == other._items

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items < other._items

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        return type(self)(self._items + other._items, self._maxlen)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, times):
        return type(self)(self._items * times, self._maxlen)


# The deques whose repr is being made: one that holds itself is shown as `[...]` inside.
_shown = []
