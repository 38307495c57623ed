# The methods that `dataclasses` adds to a class.

from _binding import function_of_text


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
    this = "__dataclass_self__" if any([f.name == "self" for f in fields]) else "self"
    known = {"__dataclass_missing__": MISSING, "__dataclass_set__": object.__setattr__}
    lines = []
    for f in fields:
        value = f.name
        if f.default_factory is not MISSING:
            factory = f"__dataclass_factory_{f.name}__"
            known[factory] = f.default_factory
            value = f"{factory}() if {value} is __dataclass_missing__ else {value}" if f.init else f"{factory}()"
        elif not f.init:
            continue
        if f.only_given:
            continue
        lines.append(f"__dataclass_set__({this}, {f.name!r}, {value})" if frozen else f"{this}.{f.name} = {value}")
    if hasattr(cls, "__post_init__"):
        given = ", ".join([f.name for f in fields if f.only_given])
        lines.append(f"{this}.__post_init__({given})")
    signature = [this, *[_parameter(f, known) for f in parameters if not f.kw_only]]
    if any([f.kw_only for f in parameters]):
        signature += ["*", *[_parameter(f, known) for f in parameters if f.kw_only]]
    return function_of_text(title, ", ".join(signature), lines, known)


def _parameter(f, known):
    if f.default_factory is not MISSING:
        return f"{f.name}=__dataclass_missing__"
    if f.default is MISSING:
        return f.name
    default = f"__dataclass_default_{f.name}__"
    known[default] = f.default
    return f"{f.name}={default}"


# The objects whose repr is being made: one that holds itself is shown as `...` inside.
_shown = []


def _is_shown(obj):
    return any([other is obj for other in _shown])


def make_repr(cls, names):
    shown = ", ".join([f"{name}={{self.{name}!r}}" for name in names])
    lines = [
        "if _shown and _is_shown(self):",
        " return '...'",
        "_shown.append(self)",
        "try:",
        f" return f'{{self.__class__.__qualname__}}({shown})'",
        "finally:",
        " _shown.pop()",
    ]
    known = {"_shown": _shown, "_is_shown": _is_shown}
    return function_of_text(f"{cls.__qualname__}.__repr__", "self", lines, known)


def make_eq(cls, names):
    lines = [
        "if self is other:",
        " return True",
        "if type(other) is type(self):",
        f" return {' and '.join([f'self.{name}==other.{name}' for name in names]) or 'True'}",
        "return NotImplemented",
    ]
    return function_of_text(f"{cls.__qualname__}.__eq__", "self, other", lines, {})


def make_hash(cls, names):
    values = "".join([f"self.{name}," for name in names])
    return function_of_text(f"{cls.__qualname__}.__hash__", "self", [f"return hash(({values}))"], {})


_COMPARISONS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def add_order(cls, own, names, eq):
    if not eq:
        raise ValueError("eq must be true if order is true")
    for name, symbol in _COMPARISONS.items():
        if name in own:
            raise TypeError(
                f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                "Consider using functools.total_ordering"
            )
        set_new(cls, own, name, _make_comparison(cls, name, names, symbol))


def _make_comparison(cls, name, names, symbol):
    one, other = ["".join([f"{obj}.{name}," for name in names]) for obj in ("self", "other")]
    lines = [
        "if type(other) is type(self):",
        f" return ({one}){symbol}({other})",
        "return NotImplemented",
    ]
    return function_of_text(f"{cls.__qualname__}.{name}", "self, other", lines, {})


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
