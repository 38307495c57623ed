# The methods that `dataclasses` adds: closures over a class's fields, where CPython compiles text.

from _binding import bind


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


MISSING = _Missing()


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was to be changed."""

    __module__ = "dataclasses"


def set_new(cls, own, name, function):
    # What the class's own body defines stays.
    if name not in own:
        function.__name__ = name
        function.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, function)


def make_init(cls, parameters, fields, frozen):
    positional = [f.name for f in parameters if not f.kw_only]
    keyword_only = [f.name for f in parameters if f.kw_only]
    optional = [f.name for f in parameters if f.has_default()]
    before = None
    for f in parameters:
        if not f.kw_only:
            if f.has_default():
                before = f
            elif before is not None:
                raise TypeError(f"non-default argument {f.name!r} follows default argument {before.name!r}")
    title = f"{cls.__qualname__}.__init__"
    after = hasattr(cls, "__post_init__")
    stored = [f for f in fields if not f.only_given]
    only_given = [f for f in fields if f.only_given]
    store = object.__setattr__ if frozen else setattr

    def __init__(self, *args, **kwargs):
        given = bind(title, positional, keyword_only, optional, args, kwargs)
        for f in stored:
            if f.name in given:
                store(self, f.name, given[f.name])
            elif f.default_factory is not MISSING:
                store(self, f.name, f.default_factory())
            elif f.init:
                store(self, f.name, f.default)
        if after:
            self.__post_init__(*[given.get(f.name, f.default) for f in only_given])

    return __init__


# The objects whose repr is being made: one that holds itself is shown as `...` inside.
_shown = []


def make_repr(names):
    def __repr__(self):
        if any([other is self for other in _shown]):
            return "..."
        _shown.append(self)
        try:
            parts = [f"{name}={getattr(self, name)!r}" for name in names]
        finally:
            _shown.pop()
        return f"{self.__class__.__qualname__}({', '.join(parts)})"

    return __repr__


def _values(obj, names):
    return tuple([getattr(obj, name) for name in names])


def make_eq(names):
    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _values(self, names) == _values(other, names)

    return __eq__


def make_hash(names):
    def __hash__(self):
        return hash(_values(self, names))

    return __hash__


_COMPARISONS = {
    "__lt__": lambda a, b: a < b,
    "__le__": lambda a, b: a <= b,
    "__gt__": lambda a, b: a > b,
    "__ge__": lambda a, b: a >= b,
}


def add_order(cls, own, names, eq):
    if not eq:
        raise ValueError("eq must be true if order is true")
    for name, compare in _COMPARISONS.items():
        if name in own:
            raise TypeError(
                f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                "Consider using functools.total_ordering"
            )
        set_new(cls, own, name, _make_comparison(names, compare))


def _make_comparison(names, compare):
    def compared(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(_values(self, names), _values(other, names))

    return compared


def add_frozen(cls, own, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    for function in (__setattr__, __delattr__):
        name = function.__name__
        if name in own:
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
        set_new(cls, own, name, function)
