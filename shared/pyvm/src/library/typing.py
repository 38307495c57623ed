# `typing`: names for annotations. Nothing here checks anything, as nothing does in CPython.

from collections import _Named, name_fields, namedtuple

TYPE_CHECKING = False


class _Name:
    """Something that an annotation may say, with or without arguments."""

    def __init__(self, name, args=None, origin=None):
        self._name = name
        self.__args__ = () if args is None else args
        self.__origin__ = origin

    def __getitem__(self, args):
        return _Name(self._name, args if isinstance(args, tuple) else (args,), self.__origin__)

    def __or__(self, other):
        return _Name("Union", (self, other))

    def __ror__(self, other):
        return _Name("Union", (other, self))

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f"Cannot instantiate {self!r}")
        return self.__origin__(*args, **kwargs)

    def __eq__(self, other):
        if not isinstance(other, _Name):
            return NotImplemented
        return self._name == other._name and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._name, self.__args__))

    def __repr__(self):
        if not self.__args__:
            return f"typing.{self._name}"
        if self._name == "Callable" and len(self.__args__) == 2 and isinstance(self.__args__[0], list):
            takes, gives = self.__args__
            return f"typing.Callable[[{', '.join([_shown(arg) for arg in takes])}], {_shown(gives)}]"
        args = self.__args__
        name = self._name
        if name == "Union" and len(args) == 2 and args[1] in (None, type(None)):
            name, args = "Optional", args[:1]
        return f"typing.{name}[{', '.join([_shown(arg) for arg in args])}]"


def _shown(arg):
    if arg is None:
        return "None"
    if arg is ...:
        return "..."
    if isinstance(arg, type):
        return arg.__qualname__ if arg.__module__ == "builtins" else f"{arg.__module__}.{arg.__qualname__}"
    return repr(arg)


Any = _Name("Any")
Union = _Name("Union")
Optional = _Name("Optional")
Literal = _Name("Literal")
Final = _Name("Final")
ClassVar = _Name("ClassVar")
Annotated = _Name("Annotated")
NoReturn = _Name("NoReturn")
Never = _Name("Never")
Self = _Name("Self")
LiteralString = _Name("LiteralString")
TypeAlias = _Name("TypeAlias")
TypeGuard = _Name("TypeGuard")
Required = _Name("Required")
NotRequired = _Name("NotRequired")
Unpack = _Name("Unpack")
Concatenate = _Name("Concatenate")
AnyStr = _Name("AnyStr")
Text = str

List = _Name("List", origin=list)
Dict = _Name("Dict", origin=dict)
Set = _Name("Set", origin=set)
FrozenSet = _Name("FrozenSet", origin=frozenset)
Tuple = _Name("Tuple", origin=tuple)
Type = _Name("Type", origin=type)
DefaultDict = _Name("DefaultDict")
OrderedDict = _Name("OrderedDict")
Counter = _Name("Counter")
Deque = _Name("Deque")
ChainMap = _Name("ChainMap")

Callable = _Name("Callable")
Iterable = _Name("Iterable")
Iterator = _Name("Iterator")
Generator = _Name("Generator")
Sequence = _Name("Sequence")
MutableSequence = _Name("MutableSequence")
Mapping = _Name("Mapping")
MutableMapping = _Name("MutableMapping")
AbstractSet = _Name("AbstractSet")
MutableSet = _Name("MutableSet")
Collection = _Name("Collection")
Container = _Name("Container")
Hashable = _Name("Hashable")
Sized = _Name("Sized")
Reversible = _Name("Reversible")
Awaitable = _Name("Awaitable")
Coroutine = _Name("Coroutine")
AsyncIterable = _Name("AsyncIterable")
AsyncIterator = _Name("AsyncIterator")
AsyncGenerator = _Name("AsyncGenerator")
ContextManager = _Name("ContextManager")
AsyncContextManager = _Name("AsyncContextManager")
IO = _Name("IO")
TextIO = _Name("TextIO")
BinaryIO = _Name("BinaryIO")
Pattern = _Name("Pattern")
Match = _Name("Match")
SupportsInt = _Name("SupportsInt")
SupportsFloat = _Name("SupportsFloat")


class TypeVar:
    """A variable that stands for a type."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self._sign = "+" if covariant else "-" if contravariant else "~"

    def __or__(self, other):
        return _Name("Union", (self, other))

    def __ror__(self, other):
        return _Name("Union", (other, self))

    def __repr__(self):
        return self._sign + self.__name__


class ParamSpec(TypeVar):
    """A variable that stands for a function's parameters."""

    args = _Name("args")
    kwargs = _Name("kwargs")


class TypeVarTuple(TypeVar):
    """A variable that stands for several types."""


class Generic:
    """The base of classes with type variables: `C[int]` is `C`."""

    def __class_getitem__(cls, args):
        return cls


class Protocol(Generic):
    """The base of classes that say what others must be able to do."""

    _is_protocol = True

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls._is_protocol = Protocol in cls.__bases__

    def __new__(cls, *args, **kwargs):
        if cls._is_protocol:
            raise TypeError("Protocols cannot be instantiated")
        return object.__new__(cls)

    @classmethod
    def __class_instancecheck__(cls, value):
        if not cls.__dict__.get("_is_protocol", False):
            return False
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError(
                "Instance and class checks can only be used with @runtime_checkable protocols"
            )
        return all([hasattr(value, name) for name in _protocol_members(cls)])


class NamedTuple(_Named):
    """`class P(NamedTuple)` with annotations, or `NamedTuple("P", [("x", int)])`: a named tuple."""

    def __init_subclass__(cls, **options):
        names = tuple(cls.__dict__.get("__annotations__", {}))
        if names:
            defaults = {}
            for name in names:
                if name in cls.__dict__:
                    defaults[name] = cls.__dict__[name]
                elif defaults:
                    plural = "s" if len(defaults) > 1 else ""
                    raise TypeError(
                        f"Non-default namedtuple field {name} cannot follow default field{plural} "
                        + ", ".join(defaults)
                    )
            name_fields(cls, cls.__name__, names, defaults)

    def __new__(cls, *args, **kwargs):
        if cls is NamedTuple:
            typename, fields = args
            return namedtuple(typename, [name for name, _ in fields])
        return _Named.__new__(cls, *args, **kwargs)


class TypedDict(dict):
    """`class D(TypedDict)`: what it makes are ordinary dicts."""

    def __new__(cls, *args, **kwargs):
        # `TypedDict("D", {"name": str})` is such a class without a `class` statement.
        return dict if cls is TypedDict else dict(*args, **kwargs)


class NewType:
    """A type that differs from another for checkers only."""

    def __init__(self, name, tp):
        self.__name__ = name
        self.__supertype__ = tp

    def __call__(self, value):
        return value

    def __or__(self, other):
        return _Name("Union", (self, other))

    def __repr__(self):
        return f"__main__.{self.__name__}"


def cast(typ, val):
    return val


def final(f):
    return f


def overload(func):
    return func


def override(method):
    return method


def no_type_check(arg):
    return arg


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


def _protocol_members(cls):
    """The names that an object must have to be of a protocol."""
    names = []
    for base in cls.__mro__:
        if base in (Protocol, Generic, object):
            continue
        for name in [*base.__dict__.get("__annotations__", {}), *base.__dict__]:
            own = ("__module__", "__qualname__", "__doc__", "__annotations__", "__init__")
            if name not in own and not name.startswith(("_is_", "__abstract")):
                names.append(name)
    return names


def assert_never(arg):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def assert_type(val, typ):
    return val


def reveal_type(obj):
    return obj


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    return dict(getattr(obj, "__annotations__", {}))


def get_origin(tp):
    return getattr(tp, "__origin__", None)


def get_args(tp):
    return getattr(tp, "__args__", ())
