# `collections`: containers. Behaviour follows CPython's documentation of the module.

from _binding import bind, function_of_text
from _collections import OrderedDict, defaultdict
from sys import _numbers
from _deque import deque
from _collections_user import UserDict, UserList, UserString


class Counter(dict):
    """A dict of counts; a key that is not in it counts 0."""

    def __init__(self, iterable=None, /, **kwargs):
        dict.__init__(self)
        self.update(iterable, **kwargs)

    def __missing__(self, key):
        return 0

    def _change(self, sign, iterable, kwargs):
        if hasattr(iterable, "items"):
            self._change_by_counts(sign, iterable)
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) + sign
        if kwargs:
            self._change_by_counts(sign, kwargs)

    def _change_by_counts(self, sign, counts):
        if sign > 0 and not self:
            dict.update(self, counts)
            return
        for key, count in counts.items():
            self[key] = count + self.get(key, 0) if sign > 0 else self.get(key, 0) - count

    def update(self, iterable=None, /, **kwargs):
        self._change(1, iterable, kwargs)

    def subtract(self, iterable=None, /, **kwargs):
        self._change(-1, iterable, kwargs)

    def most_common(self, n=None):
        ranked = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return ranked if n is None else ranked[: max(n, 0)]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self.values())

    def copy(self):
        return type(self)(self)

    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f"{name}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{name}({shown!r})"

    def _combined(self, other, combine):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key, count in self.items():
            count = combine(count, other[key])
            if count > 0:
                result[key] = count
        for key, count in other.items():
            if key not in self:
                count = combine(0, count)
                if count > 0:
                    result[key] = count
        return result

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, lambda a, b: b if a < b else a)

    def __and__(self, other):
        return self._combined(other, lambda a, b: a if a < b else b)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _assign(self, result):
        self.clear()
        for key, count in result.items():
            self[key] = count
        return self

    def __iadd__(self, other):
        return self._assign(self + other)

    def __isub__(self, other):
        return self._assign(self - other)

    def __ior__(self, other):
        return self._assign(self | other)

    def __iand__(self, other):
        return self._assign(self & other)

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] == other[key] for counter in (self, other) for key in counter)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] <= other[key] for counter in (self, other) for key in counter)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] >= other[key] for counter in (self, other) for key in counter)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other


_KEYWORDS = (
    "False None True and as assert async await break class continue def del elif else except finally for from"
    " global if import in is lambda nonlocal not or pass raise return try while with yield"
).split()


def _field_names(names, rename):
    names = names.replace(",", " ").split() if isinstance(names, str) else [str(name) for name in names]
    for index, name in enumerate(names):
        wrong = None
        if not name.isidentifier():
            wrong = f"Type names and field names must be valid identifiers: {name!r}"
        elif name in _KEYWORDS:
            wrong = f"Type names and field names cannot be a keyword: {name!r}"
        elif name.startswith("_"):
            wrong = f"Field names cannot start with an underscore: {name!r}"
        elif name in names[:index]:
            wrong = f"Encountered duplicate field name: {name!r}"
        if wrong is not None:
            if not rename:
                raise ValueError(wrong)
            names[index] = f"_{index}"
    return tuple(names)


class _Named(tuple):
    """What all named tuples do; a class has its names in `_fields`."""

    def __new__(cls, *args, **kwargs):
        fields, defaults = cls._fields, cls._field_defaults
        given = bind(f"{cls._title}.__new__", fields, (), defaults, args, kwargs)
        return tuple.__new__(cls, [given[name] if name in given else defaults[name] for name in fields])

    @classmethod
    def _make(cls, iterable):
        values = list(iterable)
        if len(values) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(values)}")
        return tuple.__new__(cls, values)

    def _replace(self, /, **kwargs):
        values = [kwargs.pop(name, value) for name, value in zip(self._fields, self)]
        if kwargs:
            raise TypeError(f"Got unexpected field names: {list(kwargs)!r}")
        return self._make(values)

    def _asdict(self):
        pairs = zip(self._fields, self)
        return dict(pairs) if _numbers >= (3, 8) else OrderedDict(pairs)

    def __repr__(self):
        parts = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self)])
        return f"{type(self).__name__}({parts})"


def name_fields(cls, title, fields, defaults):
    """Makes a subclass of `_Named` know its fields. `defaults` are those of some of them, by name."""
    cls._title = title
    cls._fields = cls.__match_args__ = fields
    cls._field_defaults = defaults
    known = {"_tuple_new": tuple.__new__, **{f"_default_{name}": value for name, value in defaults.items()}}
    parameters = [f"{name}=_default_{name}" if name in defaults else name for name in fields]
    values = "".join([f"{name}, " for name in fields])
    made = [f"return _tuple_new(_cls, ({values}))"]
    cls.__new__ = staticmethod(function_of_text(f"{title}.__new__", ", ".join(["_cls", *parameters]), made, known))
    for index, name in enumerate(fields):
        setattr(cls, name, _item_property(index))


def _item_property(index):
    return _Item(index)


class _Item:
    """One field of a named tuple."""

    def __init__(self, index):
        self._index = index
        self.__doc__ = f"Alias for field number {index}"

    def __get__(self, instance, owner=None):
        return self if instance is None else instance[self._index]

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, instance):
        raise AttributeError("can't delete attribute")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose items have names."""
    fields = _field_names(field_names, rename)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(fields):
        raise TypeError("Got more default values than field names")

    names = {
        "__module__": "__main__" if module is None else module,
        "__doc__": f"{typename}({', '.join(fields)})",
    }
    Named = type(typename, (_Named,), names)
    name_fields(Named, typename, fields, dict(zip(fields[len(fields) - len(defaults) :], defaults)))
    return Named


class ChainMap:
    """Several dicts seen as one: the first that has a key gives its value; writes go to the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]

    def pop(self, key, *default):
        try:
            return self.maps[0].pop(key, *default)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def __iter__(self):
        seen = {}
        for mapping in reversed(self.maps):
            for key in mapping:
                seen[key] = None
        return iter(seen)

    def __len__(self):
        return len(list(iter(self)))

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def keys(self):
        return list(self)

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def new_child(self, m=None, **kwargs):
        return type(self)({**(m or {}), **kwargs} if m is None or kwargs else m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items())

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([repr(mapping) for mapping in self.maps])})"
