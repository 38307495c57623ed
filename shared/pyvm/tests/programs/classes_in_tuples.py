# `isinstance` and `issubclass` with abilities, abstract classes and metaclasses that answer, alone and in tuples.

import numbers
from abc import ABC
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Sized


class Long:
    def __len__(self):
        return 3


class Plain:
    def __eq__(self, other):
        return True


class Called:
    def __call__(self):
        return 1


class Registered(ABC):
    pass


Registered.register(Long)


class Answers(type):
    def __instancecheck__(cls, value):
        print("is a", type(value).__name__, "one?")
        return value == 3

    def __subclasscheck__(cls, other):
        print("is", other.__name__, "one?")
        return other is str


class Known(metaclass=Answers):
    pass


values = [[], 3, 2.5, "ab", Long(), Plain(), Called(), (1,), {}, None, len]
abilities = [Sized, Iterable, Mapping, Sequence, Callable, Hashable, numbers.Number, numbers.Integral, Registered]
for value in values:
    print(type(value).__name__, [isinstance(value, ability) for ability in abilities])
for cls in (list, int, bool, float, str, Long, Called, tuple, dict):
    print(cls.__name__, [issubclass(cls, ability) for ability in abilities])
for value in (3, 4, "ab", [], Long()):
    print(isinstance(value, (bytes, Sized)), isinstance(value, ((bytes, (str, float)), int)))
    print(isinstance(value, (str, Known)), isinstance(value, (bytes, (Known, Iterable))))
    print(isinstance(value, (Registered, float)), isinstance(value, ()))
for cls in (int, str, Long, list):
    print(issubclass(cls, (bytes, Sized)), issubclass(cls, ((bytes, (str, float)), int)))
    print(issubclass(cls, (float, Known)), issubclass(cls, Known), issubclass(cls, (Registered, float)))
for wrong in ("int", (int, "str"), (("x",),), 3):
    for function, value in ((isinstance, "a"), (issubclass, float)):
        try:
            print(function(value, wrong))
        except TypeError as error:
            print(error)


class Error(ValueError):
    pass


class Number(int):
    pass


for value in (Long(), Known(), Error(), Number(3), Long.__len__, len, Known, 3, "a", ValueError()):
    try:
        print(type(value).__name__, value.__module__)
    except AttributeError as error:
        print(error)
