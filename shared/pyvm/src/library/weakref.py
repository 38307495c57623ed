# `weakref`: references that do not keep their object alive.

import _subset
import _weakref


class ReferenceType:
    """Called, it gives its object, or None once that has died."""

    def __init__(self, object, callback=None):
        if callback is not None:
            _subset.refuse("a weak reference with a callback is outside the subset; use `__del__`")
        self._weak = _weakref.make(object)
        self._hash = None

    def __call__(self):
        return _weakref.get(self._weak)

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        mine, its = self(), other()
        if mine is None or its is None:
            return self is other
        return mine == its

    def __hash__(self):
        if self._hash is None:
            referent = self()
            if referent is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(referent)
        return self._hash

    def __repr__(self):
        referent = self()
        if referent is None:
            return f"<weakref at {id(self):#x}; dead>"
        return f"<weakref at {id(self):#x}; to '{type(referent).__qualname__}' at {id(referent):#x}>"


ref = ReferenceType


def proxy(object, callback=None):
    _subset.refuse("`weakref.proxy` is outside the subset; use `weakref.ref(object)()`")


def finalize(object, func, /, *args, **kwargs):
    _subset.refuse("`weakref.finalize` is outside the subset; use `__del__`")


class WeakValueDictionary:
    """A dict that forgets an entry when its value dies."""

    def __init__(self, other=(), /, **kw):
        self._weak = {}
        self.update(other, **kw)

    def _living(self):
        living = [(key, weak()) for key, weak in list(self._weak.items())]
        for key, value in living:
            if value is None:
                self._weak.pop(key, None)
        return [(key, value) for key, value in living if value is not None]

    def __getitem__(self, key):
        value = self._weak[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._weak[key] = ref(value)

    def __delitem__(self, key):
        del self._weak[key]

    def __contains__(self, key):
        return key in self._weak and self._weak[key]() is not None

    def __len__(self):
        return len(self._living())

    def __iter__(self):
        return iter(self.keys())

    def __repr__(self):
        return f"<WeakValueDictionary at {id(self):#x}>"

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *args):
        if key not in self and args:
            return args[0]
        value = self[key]
        del self._weak[key]
        return value

    def update(self, other=(), /, **kw):
        for key, value in [*dict(other).items(), *kw.items()]:
            self[key] = value

    def keys(self):
        return [key for key, _ in self._living()]

    def values(self):
        return [value for _, value in self._living()]

    def items(self):
        return self._living()


class WeakKeyDictionary:
    """A dict that forgets an entry when its key dies."""

    def __init__(self, other=(), /):
        self._weak = {}
        for key, value in dict(other).items():
            self[key] = value

    def _forget(self):
        for weak in [weak for weak in self._weak if weak() is None]:
            del self._weak[weak]

    def __getitem__(self, key):
        return self._weak[ref(key)]

    def __setitem__(self, key, value):
        self._forget()
        self._weak[ref(key)] = value

    def __delitem__(self, key):
        del self._weak[ref(key)]

    def __contains__(self, key):
        return ref(key) in self._weak

    def __len__(self):
        self._forget()
        return len(self._weak)

    def __iter__(self):
        return iter(self.keys())

    def get(self, key, default=None):
        return self._weak.get(ref(key), default)

    def keys(self):
        self._forget()
        return [weak() for weak in self._weak]

    def values(self):
        self._forget()
        return list(self._weak.values())

    def items(self):
        self._forget()
        return [(weak(), value) for weak, value in self._weak.items()]


class WeakSet:
    """A set that forgets a member when it dies."""

    def __init__(self, data=None):
        self._weak = {}
        for item in data or ():
            self.add(item)

    def add(self, item):
        self._forget()
        self._weak[ref(item)] = None

    def _forget(self):
        for weak in [weak for weak in self._weak if weak() is None]:
            del self._weak[weak]

    def discard(self, item):
        self._weak.pop(ref(item), None)

    def remove(self, item):
        del self._weak[ref(item)]

    def clear(self):
        self._weak.clear()

    def __contains__(self, item):
        return ref(item) in self._weak

    def __iter__(self):
        self._forget()
        return iter([weak() for weak in self._weak])

    def __len__(self):
        self._forget()
        return len(self._weak)
