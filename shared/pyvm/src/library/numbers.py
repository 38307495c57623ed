# `numbers`: abstract classes that numbers are instances of.

import sys


def _others():
    """Classes of numbers that are no more than that."""
    decimal = sys.modules.get("decimal")
    return () if decimal is None else decimal.Decimal


class Number:
    """Any number."""

    _built_in = (int, float)

    @classmethod
    def __class_instancecheck__(cls, value):
        return isinstance(value, cls._built_in) or cls is Number and isinstance(value, _others())

    @classmethod
    def __class_subclasscheck__(cls, subclass):
        return issubclass(subclass, cls._built_in)


class Complex(Number):
    """A complex number."""


class Real(Complex):
    """A real number."""


class Rational(Real):
    """A fraction."""

    _built_in = (int,)


class Integral(Rational):
    """A whole number."""
