# `decimal`: contexts, signals and rounding.

import _subset
import threading

ROUND_UP = "ROUND_UP"
ROUND_DOWN = "ROUND_DOWN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"


class DecimalException(ArithmeticError):
    __module__ = "decimal"


class Clamped(DecimalException):
    __module__ = "decimal"


class InvalidOperation(DecimalException):
    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = "decimal"


class DivisionImpossible(InvalidOperation):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class Inexact(DecimalException):
    __module__ = "decimal"


class InvalidContext(InvalidOperation):
    __module__ = "decimal"


class Rounded(DecimalException):
    __module__ = "decimal"


class Subnormal(DecimalException):
    __module__ = "decimal"


class Overflow(Inexact, Rounded):
    __module__ = "decimal"


class Underflow(Inexact, Rounded, Subnormal):
    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    __module__ = "decimal"


_SIGNALS = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)
# The order in which a context shows them.
_SHOWN = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Inexact, Rounded, Clamped)


def rounds_away(negative, last, rest, rounding):
    """Whether digits that are cut off make the number before them greater: `rest` is -1, 0 or 1 as they are less than,
    just, or more than a half."""
    if rounding == ROUND_HALF_EVEN:
        return rest > 0 or rest == 0 and last % 2 == 1
    if rounding == ROUND_HALF_UP:
        return rest >= 0
    if rounding == ROUND_HALF_DOWN:
        return rest > 0
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not negative
    if rounding == ROUND_FLOOR:
        return negative
    if rounding == ROUND_05UP:
        return last % 5 == 0
    return False


def cut(digits, count, negative, rounding):
    """A number without its last `count` digits, rounded; and whether something was lost."""
    unit = 10**count
    whole, rest = divmod(digits, unit)
    if not rest:
        return whole, False
    half = (2 * rest > unit) - (2 * rest < unit)
    return whole + rounds_away(negative, whole % 10, half, rounding), True


class Context:
    """How precise numbers are, how they are rounded, and what is an error."""

    __module__ = "decimal"

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = DefaultContext if prec is None or rounding is None or traps is None else None
        self.rounding = base.rounding if rounding is None else rounding
        self.prec = base.prec if prec is None else prec
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        self.flags = self._signals(flags or ())
        self.traps = dict(base.traps) if traps is None else self._signals(traps)

    def _signals(self, given):
        if isinstance(given, dict):
            return {signal: bool(given.get(signal)) for signal in _SIGNALS}
        return {signal: signal in given for signal in _SIGNALS}

    def __setattr__(self, name, value):
        if name == "prec" and not isinstance(value, int):
            raise TypeError("an integer is required")
        if name == "prec" and value < 1:
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and (not isinstance(value, str) or not value.startswith("ROUND_")):
            raise TypeError(
                "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
            )
        object.__setattr__(self, name, value)

    def __repr__(self):
        shown = lambda signals: "[" + ", ".join([one.__name__ for one in _SHOWN if signals[one]]) + "]"
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax},"
            f" capitals={self.capitals}, clamp={self.clamp}, flags={shown(self.flags)}, traps={shown(self.traps)})"
        )

    def copy(self):
        new = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, (), ())
        new.flags, new.traps = dict(self.flags), dict(self.traps)
        return new

    __copy__ = copy

    def clear_flags(self):
        self.flags = self._signals(())

    def clear_traps(self):
        self.traps = self._signals(())

    def signal(self, kind, cause=None):
        """Notes a condition, and raises it where it is an error. `cause` is what it is called then."""
        self.flags[kind] = True
        if self.traps[kind]:
            raise kind([cause or kind])

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def create_decimal(self, value="0"):
        return +_number(value) if self is getcontext() else _number(value)._finished(self)

    def create_decimal_from_float(self, value):
        return _number(value)._finished(self)

    def _with(self, method, a, *others):
        with localcontext(self):
            return getattr(_number(a), method)(*others)

    def add(self, a, b):
        return self._with("__add__", a, _number(b))

    def subtract(self, a, b):
        return self._with("__sub__", a, _number(b))

    def multiply(self, a, b):
        return self._with("__mul__", a, _number(b))

    def divide(self, a, b):
        return self._with("__truediv__", a, _number(b))

    def power(self, a, b):
        return self._with("__pow__", a, _number(b))

    def sqrt(self, a):
        return self._with("sqrt", a)

    def exp(self, a):
        return self._with("exp", a)

    def ln(self, a):
        return self._with("ln", a)

    def quantize(self, a, b):
        return self._with("quantize", a, _number(b))

    def plus(self, a):
        return self._with("__pos__", a)

    def minus(self, a):
        return self._with("__neg__", a)

    def abs(self, a):
        return self._with("__abs__", a)


def _number(value):
    Decimal = _subset.load("_decimal_number").Decimal
    return value if isinstance(value, Decimal) else Decimal(value)


_TRAPS = [InvalidOperation, DivisionByZero, Overflow]
DefaultContext = Context(28, ROUND_HALF_EVEN, traps=_TRAPS)
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
BasicContext = Context(9, ROUND_HALF_UP, traps=[*_TRAPS, Clamped, Underflow])

_local = threading.local()


def getcontext():
    """The context of the thread."""
    context = getattr(_local, "context", None)
    if context is None:
        context = _local.context = DefaultContext.copy()
        context.clear_flags()
    return context


def setcontext(context):
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _local.context = context


class _Localcontext:
    """A context for a block."""

    def __init__(self, context):
        self._new = context.copy()

    def __enter__(self):
        self._old = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *raised):
        setcontext(self._old)


def localcontext(ctx=None, **kwargs):
    manager = _Localcontext(getcontext() if ctx is None else ctx)
    for name, value in kwargs.items():
        setattr(manager._new, name, value)
    return manager
