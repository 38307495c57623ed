# `weakref`: references that do not keep their object alive.

import _subset
import _weakref


# Who wants to hear of the death of an object: by the number that the machine gave the object, weak references with
# callbacks and finalizers, the first that asked first.
_watchers = {}
# References that tell nobody, weakly, by the identity of their object.
_plain = {}


def _watch(object, watcher):
    number = _weakref.watch(object)
    if number is None:
        _subset.refuse("a callback for an object like this is outside the subset; use one of a class of yours")
    _watchers.setdefault(number, []).append(watcher)


def _died(object):
    """The machine calls this when an object has died that somebody watches."""
    end = getattr(type(object), "__del__", None)
    watchers = _watchers.pop(_weakref.watched(object), ())
    if end is not None:
        end(object)
    called = []
    for watcher in reversed(watchers):
        # A reference that has died itself is not told.
        if not isinstance(watcher, finalize):
            watcher = _weakref.get(watcher)
        if watcher is not None:
            watcher._forget()
            called.append(watcher)
    del object
    for watcher in called:
        watcher._tell()


def _collected(numbers, garbage):
    """The objects with these numbers are garbage: their weak references end, and those that are no garbage say so."""
    called = []
    for number in numbers:
        for watcher in reversed(_watchers.pop(number, ())):
            if not isinstance(watcher, finalize):
                watcher = _weakref.get(watcher)
            if watcher is not None:
                watcher._forget()
                if id(watcher) not in garbage:
                    called.append(watcher)
    for watcher in called:
        watcher._tell()


class ReferenceType:
    """Called, it gives its object, or None once that has died."""

    def __new__(cls, object, callback=None):
        if cls is not ReferenceType or callback is not None:
            return super().__new__(cls)
        # Those that tell nobody are one (`weakref___new__`, Objects/weakrefobject.c).
        known = _plain_reference(object)
        if known is None:
            known = super().__new__(cls)
            if len(_plain) > 1000:
                for key in [key for key, weak in _plain.items() if _weakref.get(weak) is None]:
                    del _plain[key]
            _plain[id(object)] = _weakref.make(known)
        return known

    def __init__(self, object, callback=None):
        self._weak = _weakref.make(object)
        self._hash = None
        self.__callback__ = callback
        if callback is not None:
            _watch(object, _weakref.make(self))

    def _forget(self):
        self._weak = None

    def _tell(self):
        callback, self.__callback__ = self.__callback__, None
        callback(self)

    def __call__(self):
        return None if self._weak is None else _weakref.get(self._weak)

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


def _plain_reference(object):
    weak = _plain.get(id(object))
    known = None if weak is None else _weakref.get(weak)
    return known if known is not None and known() is object else None


def getweakrefcount(object):
    return len(getweakrefs(object))


def getweakrefs(object):
    plain = _plain_reference(object)
    found = [] if plain is None else [plain]
    for watcher in reversed(_watchers.get(_weakref.watched(object), ())):
        if not isinstance(watcher, finalize):
            watcher = _weakref.get(watcher)
        if isinstance(watcher, ReferenceType):
            found.append(watcher)
    return found


class WeakMethod(ReferenceType):
    """A reference to a bound method, which does not keep the method's object alive."""

    def __init__(self, meth, callback=None):
        ReferenceType.__init__(self, meth.__self__, callback)
        self._function = meth.__func__

    def __call__(self):
        owner = ReferenceType.__call__(self)
        return None if owner is None else self._function.__get__(owner)


class ProxyType:
    """Behaves like its object as long as that lives."""

    def __init__(self, object, callback=None):
        self.__dict__["_ref"] = ReferenceType(object, callback and (lambda reference: callback(self)))

    def _get(self):
        found = self.__dict__["_ref"]()
        if found is None:
            raise ReferenceError("weakly-referenced object no longer exists")
        return found

    def __getattr__(self, name):
        return getattr(self._get(), name)

    def __setattr__(self, name, value):
        setattr(self._get(), name, value)

    def __delattr__(self, name):
        delattr(self._get(), name)

    def __call__(self, *args, **kwargs):
        return self._get()(*args, **kwargs)

    def __len__(self):
        return len(self._get())

    def __iter__(self):
        return iter(self._get())

    def __getitem__(self, key):
        return self._get()[key]

    def __setitem__(self, key, value):
        self._get()[key] = value

    def __contains__(self, item):
        return item in self._get()

    def __eq__(self, other):
        return self._get() == other

    def __bool__(self):
        return bool(self._get())

    def __str__(self):
        return str(self._get())

    def __repr__(self):
        found = self._get()
        return f"<weakproxy at {id(self):#x} to {type(found).__name__} at {id(found):#x}>"


def proxy(object, callback=None):
    return ProxyType(object, callback)


class finalize:
    """Calls a function when an object dies, or at the end of the program, once."""

    _waiting = []

    def __init__(self, obj, func, /, *args, **kwargs):
        self._ref = ReferenceType(obj)
        self._call = (func, args, kwargs)
        self.atexit = True
        _watch(obj, self)
        if not finalize._waiting:
            _subset.load("atexit").register(_finalize_rest)
        finalize._waiting.append(self)

    def _forget(self):
        self._ref = None

    def _tell(self):
        self()

    @property
    def alive(self):
        return self._call is not None

    def _take(self):
        call, self._call = self._call, None
        if self in finalize._waiting:
            finalize._waiting.remove(self)
        return call

    def __call__(self, _=None):
        call = self._take()
        if call is not None:
            func, args, kwargs = call
            return func(*args, **kwargs)

    def peek(self):
        referent = None if self._ref is None else self._ref()
        return None if self._call is None or referent is None else (referent, *self._call)

    def detach(self):
        found = self.peek()
        self._take()
        return found

    def __repr__(self):
        if self._call is None:
            return f"<finalize object at {id(self):#x}; dead>"
        referent = self._ref()
        return f"<finalize object at {id(self):#x}; for '{type(referent).__name__}' at {id(referent):#x}>"


def _finalize_rest():
    for waiting in reversed(finalize._waiting[:]):
        if waiting.atexit:
            waiting()


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
