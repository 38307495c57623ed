# `dataclasses`: methods made from a class's annotations. Behaviour follows CPython's documentation.
#
# CPython writes the methods as text and compiles it; here they are closures over the fields. An annotation
# arrives as its source text, in `cls.__annotations__`.

import _subset
from _dataclass_methods import (
    MISSING,
    FrozenInstanceError,
    add_frozen,
    add_order,
    make_eq,
    make_hash,
    make_init,
    make_repr,
    set_new,
)


class KW_ONLY:
    """`_: KW_ONLY` makes the fields below it keyword-only."""


class InitVar:
    """`x: InitVar[int]` is a parameter of `__init__`, which hands it to `__post_init__`, and no field."""

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return cls(type)

    def __repr__(self):
        return f"dataclasses.InitVar[{getattr(self.type, '__name__', repr(self.type))}]"


class Field:
    """What a dataclass knows about one of its fields."""

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        # Whether it is an `InitVar`.
        self.only_given = False

    def has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    """Adds `__init__`, `__repr__`, `__eq__` and, where asked for, more."""

    def decorate(cls):
        _check_frozen(cls, frozen)
        fields = _collect(cls, kw_only)
        cls.__dataclass_fields__ = fields
        cls.__dataclass_params__ = _Params(init, repr, eq, order, unsafe_hash, frozen)
        cls._dataclass_frozen = frozen
        cls.__match_args__ = tuple([f.name for f in fields.values() if f.init and not f.kw_only])
        fields = list(fields.values())
        own = cls.__dict__
        if init:
            set_new(cls, own, "__init__", make_init(cls, [f for f in fields if f.init], fields, frozen))
        fields = [f for f in fields if not f.only_given]
        if repr:
            set_new(cls, own, "__repr__", make_repr(cls, [f.name for f in fields if f.repr]))
        compared = [f.name for f in fields if f.compare]
        defines_eq = "__eq__" in own
        defines_hash = own.get("__hash__") is not None
        if eq:
            set_new(cls, own, "__eq__", make_eq(cls, compared))
        if order:
            add_order(cls, own, compared, eq)
        if frozen:
            names = [f.name for f in fields]
            add_frozen(cls, own, names)
        if unsafe_hash or (eq and frozen):
            if not defines_hash:
                hashed = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
                cls.__hash__ = make_hash(cls, hashed)
        elif eq and not defines_hash and not defines_eq:
            cls.__hash__ = None
        return cls

    return decorate if cls is None else decorate(cls)


def _check_frozen(cls, frozen):
    for base in cls.__mro__[1:]:
        if "_dataclass_frozen" in base.__dict__:
            if base._dataclass_frozen and not frozen:
                raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
            if frozen and not base._dataclass_frozen:
                raise TypeError("cannot inherit frozen dataclass from a non-frozen one")


def _collect(cls, kw_only):
    fields = {}
    for base in cls.__mro__[-1:0:-1]:
        fields.update(base.__dict__.get("__dataclass_fields__", {}))
    own = cls.__dict__
    for name, annotation in own.get("__annotations__", {}).items():
        text = annotation if isinstance(annotation, str) else ""
        if text.split(".")[-1] == "KW_ONLY" or annotation is KW_ONLY:
            kw_only = True
        elif not text.split("[")[0].endswith("ClassVar"):
            fields[name] = _field_of(cls, name, annotation, own.get(name, MISSING), kw_only)
            given = isinstance(annotation, InitVar) or text.split("[")[0].endswith("InitVar")
            fields[name].only_given = given or annotation is InitVar
    for name, value in list(own.items()):
        if isinstance(value, Field):
            if name not in own.get("__annotations__", {}):
                raise TypeError(f"{name!r} is a field but has no type annotation")
            # The class keeps the default, as it would without `field`.
            if value.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, value.default)
    return fields


def _field_of(cls, name, annotation, value, kw_only):
    found = value if isinstance(value, Field) else field(default=value)
    found.name = name
    found.type = annotation
    if found.kw_only is MISSING:
        found.kw_only = kw_only
    kind = type(found.default)
    if kind in (list, dict, set) or getattr(kind, "__hash__", True) is None:
        raise ValueError(f"mutable default {kind} for field {name} is not allowed: use default_factory")
    return found


def fields(class_or_instance):
    found = getattr(class_or_instance, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in found.values() if not f.only_given])


def is_dataclass(obj):
    return hasattr(obj, "__dataclass_fields__")


def _is_instance(obj):
    return is_dataclass(obj) and not isinstance(obj, type)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _converted(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _converted(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


# What is copied as it is (`_ATOMIC_TYPES`, Lib/dataclasses.py).
_ATOMIC = frozenset([type(None), bool, int, float, str, complex, bytes])


def _converted(obj, factory):
    if type(obj) in _ATOMIC:
        return obj
    if _is_instance(obj):
        return factory(
            [
                (name, _converted(getattr(obj, name), factory))
                for name, f in obj.__dataclass_fields__.items()
                if not f.only_given
            ]
        )
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_converted(item, factory) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_converted(item, factory) for item in obj])
    if isinstance(obj, dict):
        made = {_converted(key, factory): _converted(value, factory) for key, value in obj.items()}
        return made if type(obj) is dict else type(obj)(made)
    return _subset.load("copy").deepcopy(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if f.only_given:
            if f.name not in changes and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
        elif not f.init:
            if f.name in changes:
                raise TypeError(
                    f"field {f.name} is declared with init=False, it cannot be specified with replace()"
                )
        elif f.name not in changes:
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


class _Params:
    """What a dataclass was asked to be."""

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    names = {"__annotations__": {}, **(namespace or {})}
    for item in fields:
        name, annotation, *default = (item, "Any") if isinstance(item, str) else item
        names["__annotations__"][name] = annotation
        if default:
            names[name] = default[0]
    return dataclass(type(cls_name, bases, names), **options)
