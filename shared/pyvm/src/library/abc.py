# `abc`: classes that say which methods their subclasses must have.
#
# CPython refuses objects of such classes in `object.__new__`, for classes whose metaclass is `ABCMeta`. Here
# `ABC.__new__` refuses them: a class has to have `ABC` among its bases.

from sys import _numbers


class ABC:
    """The base of classes with abstract methods."""

    def __new__(cls, *args, **kwargs):
        # A class is complete once and for all: the search is made for its first object.
        # Calls of it need not come here any more then (`machine::call::new_of`).
        if "_complete" in cls.__dict__:
            return object.__new__(cls)
        missing = _abstract_methods(cls)
        if missing:
            plural = "s" if len(missing) > 1 or _numbers < (3, 9) else ""
            if _numbers < (3, 12):
                names = ", ".join(missing)
                raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract method{plural} {names}")
            names = ", ".join([repr(name) for name in missing])
            raise TypeError(
                f"Can't instantiate abstract class {cls.__name__} "
                f"without an implementation for abstract method{plural} {names}"
            )
        cls._complete = True
        return object.__new__(cls)

    @classmethod
    def register(cls, subclass):
        cls._registered = (*cls.__dict__.get("_registered", ()), subclass)
        return subclass

    @classmethod
    def __class_instancecheck__(cls, value):
        return cls.__class_subclasscheck__(type(value))

    @classmethod
    def __class_subclasscheck__(cls, subclass):
        return any([issubclass(subclass, known) for known in cls.__dict__.get("_registered", ())])


def _abstract_methods(cls):
    seen, missing = [], []
    for base in cls.__mro__:
        for name, value in base.__dict__.items():
            if name not in seen:
                seen.append(name)
                if isinstance(value, property):
                    value = value.fget
                elif isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if getattr(value, "__isabstractmethod__", False):
                    missing.append(name)
    return sorted(missing)


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


class ABCMeta(type):
    """`class C(metaclass=ABCMeta)` means `class C(ABC)` here."""


abstractproperty = property


def update_abstractmethods(cls):
    return cls
