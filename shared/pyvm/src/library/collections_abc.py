# `collections.abc`: what containers can do, as classes.
#
# In CPython `isinstance(x, Iterable)` asks the metaclass. Here it needs the machine: where the second argument
# of `isinstance` is a class with `__class_instancecheck__`, and the ordinary answer is no, it calls that.

from _deque import deque


def _has(value, *methods):
    return _class_has(type(value), *methods)


def _class_has(cls, *methods):
    return all([getattr(cls, method, None) is not None for method in methods])


class _Ability:
    _methods = ()

    def __class_getitem__(cls, args):
        return cls

    @classmethod
    def __class_instancecheck__(cls, value):
        # The abilities themselves look at methods. A class of the program that is derived from one does not.
        return "_methods" in cls.__dict__ and _has(value, *cls._methods)

    @classmethod
    def __class_subclasscheck__(cls, subclass):
        return "_methods" in cls.__dict__ and _class_has(subclass, *cls._methods)


class Hashable(_Ability):
    _methods = ("__hash__",)

    @classmethod
    def __class_instancecheck__(cls, value):
        # The built-in containers that change have no hash, although `object` has a method for it.
        return cls is Hashable and not isinstance(value, (list, dict, set, deque)) and _has(value, "__hash__")

    @classmethod
    def __class_subclasscheck__(cls, subclass):
        return (
            cls is Hashable
            and not issubclass(subclass, (list, dict, set, deque))
            and _class_has(subclass, "__hash__")
        )


class Sized(_Ability):
    _methods = ("__len__",)


class Container(_Ability):
    _methods = ("__contains__",)


class Callable(_Ability):
    @classmethod
    def __class_instancecheck__(cls, value):
        # Every class can be called: the method that `type` has for that would be found too.
        return cls is Callable and callable(value)

    @classmethod
    def __class_subclasscheck__(cls, subclass):
        functions = (type(len), type(_has), type([].append), type)
        return cls is Callable and (
            issubclass(subclass, functions)
            or any(["__call__" in base.__dict__ for base in subclass.__mro__])
        )


class Iterable(_Ability):
    _methods = ("__iter__",)


class Iterator(Iterable):
    _methods = ("__iter__", "__next__")

    def __iter__(self):
        return self


class Reversible(Iterable):
    _methods = ("__iter__", "__reversed__")


class Generator(Iterator):
    _methods = ("__iter__", "__next__", "send", "throw", "close")


class Awaitable(_Ability):
    _methods = ("__await__",)


class Coroutine(Awaitable):
    _methods = ("__await__", "send", "throw", "close")


class AsyncIterable(_Ability):
    _methods = ("__aiter__",)


class AsyncIterator(AsyncIterable):
    _methods = ("__aiter__", "__anext__")


class Collection(Sized, Iterable, Container):
    _methods = ("__len__", "__iter__", "__contains__")


class _OfBuiltin(Collection):
    # Not everything with the methods of a sequence is one: these say which built-in types are.
    _types = ()

    @classmethod
    def __class_instancecheck__(cls, value):
        return "_types" in cls.__dict__ and isinstance(value, cls._types)

    @classmethod
    def __class_subclasscheck__(cls, subclass):
        return "_types" in cls.__dict__ and issubclass(subclass, cls._types)


class Sequence(_OfBuiltin):
    _types = (list, tuple, str, range, bytes, bytearray, deque)

    def __contains__(self, value):
        return any([item is value or item == value for item in self])

    def __iter__(self):
        index = 0
        while True:
            try:
                item = self[index]
            except IndexError:
                return
            yield item
            index += 1

    def __reversed__(self):
        for index in range(len(self) - 1, -1, -1):
            yield self[index]

    def index(self, value, start=0, stop=None):
        for index in range(start, len(self) if stop is None else min(stop, len(self))):
            if self[index] is value or self[index] == value:
                return index
        raise ValueError

    def count(self, value):
        return sum([1 for item in self if item is value or item == value])


class MutableSequence(Sequence):
    _types = (list, bytearray, deque)

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values):
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        for index in range(len(self) // 2):
            other = len(self) - 1 - index
            self[index], self[other] = self[other], self[index]

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(_OfBuiltin):
    _types = (set, frozenset)

    @classmethod
    def _from_iterable(cls, items):
        return cls(items)

    def __and__(self, other):
        return self._from_iterable([item for item in other if item in self])

    def __or__(self, other):
        return self._from_iterable(list(self) + list(other))

    def __sub__(self, other):
        return self._from_iterable([item for item in self if item not in other])

    def __le__(self, other):
        return len(self) <= len(other) and all([item in other for item in self])

    def __lt__(self, other):
        return len(self) < len(other) and self <= other

    def __eq__(self, other):
        return len(self) == len(other) and self <= other

    def isdisjoint(self, other):
        return not any([item in self for item in other])


class MutableSet(Set):
    _types = (set,)

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        for value in list(self):
            self.discard(value)


class Mapping(_OfBuiltin):
    _types = (dict,)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return list(self)

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def __eq__(self, other):
        if not isinstance(other, (Mapping, dict)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())


_missing = object()


class MutableMapping(Mapping):
    _types = (dict,)

    def pop(self, key, default=_missing):
        try:
            value = self[key]
        except KeyError:
            if default is _missing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **kwargs):
        if hasattr(other, "keys"):
            other = [(key, other[key]) for key in other.keys()]
        for key, value in list(other) + list(kwargs.items()):
            self[key] = value

    def clear(self):
        for key in list(self):
            del self[key]
