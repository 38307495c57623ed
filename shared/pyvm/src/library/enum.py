# `enum`: classes whose instances are a fixed set of names.
#
# CPython does this with a metaclass. Here `__init_subclass__` makes the members when the class is complete,
# and `C(value)` finds one. What a program does to the class itself needs the machine:
#
#     iter(C)      C.__class_iter__()          x in C    C.__class_contains__(x)
#     reversed(C)  C.__class_reversed__()      C[name]   C.__class_getitem__(name)
#     len(C)       C.__class_len__()           repr(C)   C.__class_repr__()
#
# where a class `C` has the class method on the right.

from sys import version_info


class auto:
    """A value that the enum chooses: one more than the last, or the next bit."""

    def __init__(self):
        self.value = None

    def __or__(self, other):
        return _Later("__or__", self, other)

    def __and__(self, other):
        return _Later("__and__", self, other)

    def __xor__(self, other):
        return _Later("__xor__", self, other)

    __ror__ = __or__


class _Later(auto):
    """A value that follows from others which are not chosen yet: `READ | WRITE` in the body of the class."""

    def __init__(self, operator, *operands):
        self._operator = operator
        self._operands = operands

    @property
    def value(self):
        first, second = [one.value if isinstance(one, auto) else one for one in self._operands]
        return getattr(first, self._operator)(second)


class member:
    """Makes a member of what would be none, such as a function."""

    def __init__(self, value):
        self.value = value


class nonmember:
    """Makes an ordinary attribute of what would be a member."""

    def __init__(self, value):
        self.value = value


def _is_member(name, value):
    if isinstance(value, member):
        return True
    if name.startswith("_") and name.endswith("_") or name.startswith("__"):
        return False
    # Functions, properties and their like are attributes.
    return not (hasattr(value, "__get__") or isinstance(value, _ATTRIBUTES))


_ATTRIBUTES = (type(_is_member), type, property, staticmethod, classmethod, nonmember)

_type = type
_DATA = (int, str, float, object)


class Enum:
    """The base of enumerations."""

    # The `__new__` that a program wrote.
    _new_member_ = None

    def __new__(cls, value, names=None, *values, start=1, module=None, qualname=None, type=None):
        """`Enum("Animal", "CAT DOG")`: a new enumeration."""
        if names is None:
            raise TypeError(f"<enum {cls.__name__!r}> has no members")
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        members = {}
        for number, item in enumerate(names.items() if isinstance(names, dict) else names):
            name, of = (item, start + number) if isinstance(item, str) else item
            members[name] = of
        return _type(value, (cls,), {"__module__": "__main__", **members})

    def __init_subclass__(cls, **options):
        names = [name for name, value in cls.__dict__.items() if _is_member(name, value)]
        # A base without members, such as Enum itself, has none of these.
        if getattr(cls, "_member_names_", None):
            if names or cls._member_names_:
                raise TypeError(f"<enum {cls.__name__!r}> cannot extend {cls.__mro__[1]!r}")
        cls._member_names_ = []
        cls._member_map_ = cls.__members__ = {}
        cls._value2member_map_ = {}
        for name in ("__repr__", "__str__", "__format__"):
            # In `class Size(str, Enum)` the methods of Enum come first, as CPython arranges it.
            if [base for base in cls.__mro__ if name in base.__dict__][0] in _DATA:
                setattr(cls, name, Enum.__dict__[name])
        if "__new__" in cls.__dict__:
            cls._new_member_ = cls.__dict__["__new__"]
        initialize = cls.__init__
        previous = []
        for name in names:
            value = cls.__dict__[name]
            if isinstance(value, member):
                value = value.value
            value = cls._chosen(name, value, previous)
            previous.append(value)
            known = cls._with_value(value)
            if known is None:
                args = value if isinstance(value, tuple) else (value,)
                known = cls._create(value, args)
                known._name_ = name
                known.__objclass__ = cls
                initialize(known, *args)
                cls._member_names_.append(name)
                try:
                    cls._value2member_map_.setdefault(value, known)
                except TypeError:
                    # A value without a hash is looked for among all.
                    pass
            cls._member_map_[name] = known
            setattr(cls, name, known)
        for name, value in list(cls.__dict__.items()):
            if isinstance(value, nonmember):
                setattr(cls, name, value.value)
        if names:
            # From here on `C(value)` finds a member, and initializes nothing.
            cls.__new__ = staticmethod(_find)
            cls.__init__ = _initialized

    @classmethod
    def _chosen(cls, name, value, previous):
        if isinstance(value, auto):
            if value.value is None:
                value.value = cls._generate_next_value_(name, 1, len(previous), previous)
            return value.value
        if isinstance(value, tuple):
            return tuple([cls._chosen(name, part, previous) for part in value])
        return value

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return max(last_values) + 1 if last_values else start

    @classmethod
    def _create(cls, value, args):
        if cls._new_member_ is not None:
            made = cls._new_member_(cls, *args)
            if not hasattr(made, "_value_"):
                made._value_ = value
            return made
        for base in (int, str, float):
            if issubclass(cls, base):
                made = base.__new__(cls, *args)
                made._value_ = base(*args)
                return made
        made = object.__new__(cls)
        made._value_ = value
        return made

    @classmethod
    def _with_value(cls, value):
        try:
            known = cls._value2member_map_.get(value)
            if known is not None:
                return known
        except TypeError:
            pass
        for known in cls._member_map_.values():
            if known._value_ == value:
                return known
        return None

    def __init__(self, *args):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    @classmethod
    def __class_iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    @classmethod
    def __class_reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    @classmethod
    def __class_len__(cls):
        return len(cls._member_names_)

    @classmethod
    def __class_contains__(cls, value):
        return isinstance(value, cls) or cls._with_value(value) is not None

    @classmethod
    def __class_getitem__(cls, name):
        return cls._member_map_[name]

    @classmethod
    def __class_repr__(cls):
        kind = "flag" if issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    # Each value has one member: they are equal only to themselves.

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _find(cls, value):
    if type(value) is cls:
        return value
    found = cls._with_value(value)
    if found is None:
        found = cls._missing_(value)
    if found is None:
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    return found


def _initialized(self, *args):
    pass


class IntEnum(int, Enum):
    """Members that are integers too, and print as those."""

    # Until CPython 3.10 only `format` showed the integer.
    if version_info >= (3, 11):

        def __str__(self):
            return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)


class StrEnum(str, Enum):
    """Members that are text too, and print as it; `auto()` gives the name in lower case."""

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class Flag(Enum):
    """Members that are bits, and combine."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 1 << max(last_values).bit_length() if last_values else start

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        every = 0
        for known in cls._member_map_.values():
            every |= known._value_
        if value < 0:
            value &= every
        if value & ~every:
            raise ValueError(f"{cls.__class_repr__()} invalid value {value}")
        found = cls._combinations().get(value)
        if found is None:
            found = cls._create(value, (value,))
            names = [name for name in cls._member_names_ if cls._is_part(name, value)]
            found._name_ = "|".join(names) if names else None
            cls._combinations()[value] = found
        return found

    @classmethod
    def _combinations(cls):
        # One object for each combination that the program meets.
        if "_made_" not in cls.__dict__:
            cls._made_ = {}
        return cls._made_

    @classmethod
    def _is_part(cls, name, value):
        bit = cls._member_map_[name]._value_
        return bit.bit_count() == 1 and bit & value == bit

    @classmethod
    def __class_iter__(cls):
        singles = [cls._member_map_[name] for name in cls._member_names_]
        return iter([found for found in singles if found._value_.bit_count() == 1])

    @classmethod
    def __class_len__(cls):
        return len(list(cls.__class_iter__()))

    def _of(self, other):
        if isinstance(other, type(self)):
            return other._value_
        return other if isinstance(self, int) and isinstance(other, int) else None

    def __or__(self, other):
        other = self._of(other)
        return NotImplemented if other is None else type(self)(self._value_ | other)

    def __and__(self, other):
        other = self._of(other)
        return NotImplemented if other is None else type(self)(self._value_ & other)

    def __xor__(self, other):
        other = self._of(other)
        return NotImplemented if other is None else type(self)(self._value_ ^ other)

    def __invert__(self):
        return type(self)(~self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return self._value_ != 0

    def __iter__(self):
        for found in type(self).__class_iter__():
            if found._value_ & self._value_:
                yield found

    def __len__(self):
        return self._value_.bit_count()

    def __hash__(self):
        return hash(self._value_)

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_})"
        return f"{type(self).__name__}.{self._name_}"

    def __repr__(self):
        if self._name_ is None:
            return f"<{type(self).__name__}: {self._value_}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_}>"


class IntFlag(Flag):
    """Bits that combine with integers too."""

    def _of(self, other):
        if isinstance(other, type(self)):
            return other._value_
        return other if isinstance(other, int) else None

    __ror__ = Flag.__or__
    __rand__ = Flag.__and__
    __rxor__ = Flag.__xor__

    def __int__(self):
        return self._value_

    def __index__(self):
        return self._value_

    def __eq__(self, other):
        return self._of(other) == self._value_

    def __hash__(self):
        return hash(self._value_)

    def __str__(self):
        return str(self._value_)


def unique(cls):
    """Refuses an enum in which two names have one value."""
    aliases = [
        f"{name} -> {found._name_}" for name, found in cls._member_map_.items() if name != found._name_
    ]
    if aliases:
        raise ValueError(f"duplicate values found in {cls.__class_repr__()}: {', '.join(aliases)}")
    return cls
