# `decimal.Decimal`: a sign, digits and an exponent.

import _subset
import math
import re
from collections import namedtuple

from _decimal_context import (
    Clamped,
    ConversionSyntax,
    DivisionByZero,
    DivisionImpossible,
    DivisionUndefined,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Overflow,
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    Rounded,
    Subnormal,
    Underflow,
    cut,
    getcontext,
)

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")

_FORM = re.compile(
    r"\s*([-+]?)(?:(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?|(inf(?:inity)?)|(s?)nan(\d*))\s*", re.IGNORECASE
)
_SPEC = re.compile(r"(?:(.)?([<>=^]))?([-+ ]?)(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?", re.DOTALL)


def _made(negative, digits, exponent, special=""):
    number = object.__new__(Decimal)
    number._negative = negative
    number._digits = digits
    number._exponent = exponent
    number._special = special
    return number


def _length(digits):
    return len(str(digits)) if digits else 1


class Decimal:
    """A number with decimal digits."""

    __module__ = "decimal"
    __slots__ = ("_negative", "_digits", "_exponent", "_special")

    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            parts = value._negative, value._digits, value._exponent, value._special
        elif isinstance(value, int):
            parts = value < 0, abs(value), 0, ""
        elif isinstance(value, str):
            parts = cls._parsed(value, context or getcontext())
        elif isinstance(value, float):
            getcontext().signal(FloatOperation)
            parts = cls._of_float(value)
        elif isinstance(value, (tuple, list)):
            sign, digits, exponent = value
            if exponent in ("F", "n", "N"):
                parts = bool(sign), 0, 0, {"F": "Infinity", "n": "NaN", "N": "sNaN"}[exponent]
            else:
                parts = bool(sign), int("".join(map(str, digits)) or "0"), exponent, ""
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        number = object.__new__(cls)
        number._negative, number._digits, number._exponent, number._special = parts
        return number

    @staticmethod
    def _parsed(text, context):
        found = _FORM.fullmatch(text.replace("_", ""))
        if found is None or not any([found[2], found[3], found[5], found[6] is not None]):
            context.signal(InvalidOperation, ConversionSyntax)
            return False, 0, 0, "NaN"
        negative = found[1] == "-"
        if found[5]:
            return negative, 0, 0, "Infinity"
        if found[6] is not None:
            return negative, int(found[7] or "0"), 0, "sNaN" if found[6] else "NaN"
        fraction = found[3] or ""
        return negative, int((found[2] or "") + fraction), int(found[4] or "0") - len(fraction), ""

    @staticmethod
    def _of_float(value):
        if math.isinf(value) or math.isnan(value):
            return math.copysign(1, value) < 0, 0, 0, "Infinity" if math.isinf(value) else "NaN"
        over, under = value.as_integer_ratio()
        places = under.bit_length() - 1
        return math.copysign(1, value) < 0, abs(over) * 5**places, -places, ""

    @classmethod
    def from_float(cls, value):
        if isinstance(value, int):
            return cls(value)
        if not isinstance(value, float):
            raise TypeError("argument must be int or float")
        return cls(_made(*cls._of_float(value)))

    # Text

    def __str__(self):
        sign = "-" if self._negative else ""
        if self._special:
            return sign + self._special + (str(self._digits) if self._digits else "")
        digits = str(self._digits)
        left = self._exponent + len(digits)
        if self._exponent <= 0 and left > -6:
            point = left
        else:
            point = 1
        if point <= 0:
            text = "0." + "0" * -point + digits
        elif point >= len(digits):
            text = digits + "0" * (point - len(digits))
        else:
            text = digits[:point] + "." + digits[point:]
        power = left - point
        if power:
            text += f"{'E' if getcontext().capitals else 'e'}{power:+d}"
        return sign + text

    def __repr__(self):
        return f"Decimal('{self}')"

    def to_eng_string(self, context=None):
        if self._special or self._exponent <= 0 and self._exponent + _length(self._digits) > -6:
            return str(self)
        digits = str(self._digits)
        left = self._exponent + len(digits)
        point = (left - 1) % 3 + 1 if self._digits else (left + 1) % 3 - 1
        text = digits.ljust(point, "0") if point >= len(digits) else digits[:point] + "." + digits[point:]
        power = left - point
        return ("-" if self._negative else "") + text + (f"E{power:+d}" if power else "")

    def as_tuple(self):
        sign = int(self._negative)
        if self._special == "Infinity":
            return DecimalTuple(sign, (0,), "F")
        digits = tuple(map(int, str(self._digits)))
        if self._special:
            return DecimalTuple(sign, digits if self._digits else (), "N" if self._special == "sNaN" else "n")
        return DecimalTuple(sign, digits, self._exponent)

    def as_integer_ratio(self):
        if self._special == "Infinity":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._special:
            raise ValueError("cannot convert NaN to integer ratio")
        over = -self._digits if self._negative else self._digits
        if self._exponent >= 0:
            return over * 10**self._exponent, 1
        under = 10**-self._exponent
        common = math.gcd(over, under)
        return over // common, under // common

    def __format__(self, spec):
        found = _SPEC.fullmatch(spec)
        if found is None:
            raise ValueError("invalid format string")
        fill, align, sign, _, _, zero, width, separator, places, kind = found.groups()
        if self._special:
            body = self._special
        else:
            body = self._body(None if places is None else int(places), kind or "", separator)
        mark = "-" if self._negative else ("" if sign in ("", "-") else sign)
        width = int(width or 0)
        if zero and align is None and not self._special:
            fill, align = "0", "="
        fill, align = fill or " ", align or ">"
        room = max(0, width - len(mark) - len(body))
        if align == "=":
            if fill == "0" and separator and not self._special:
                while len(mark) + len(body) < width:
                    whole, point, rest = body.partition(".")
                    plain = "0" + whole.replace(separator, "")
                    longer = f"{int('1' + plain):{separator}}"[1:].lstrip(separator)
                    body = longer + point + rest
                return mark + body
            return mark + fill * room + body
        text = mark + body
        if align == "<":
            return text + fill * room
        if align == "^":
            return fill * (room // 2) + text + fill * (room - room // 2)
        return fill * room + text

    def _body(self, places, kind, separator):
        number = _made(False, self._digits, self._exponent)
        rounding = getcontext().rounding
        if self._negative:
            rounding = {ROUND_CEILING: ROUND_FLOOR, ROUND_FLOOR: ROUND_CEILING}.get(rounding, rounding)
        if kind == "%":
            number = _made(False, self._digits, self._exponent + 2)
        if kind in ("", "g", "G", "n") and places is not None:
            number = number._to_digits(max(places, 1), rounding)
        if kind in ("f", "F", "%"):
            if places is not None:
                number = number._to_exponent(-places, rounding)
            elif number._exponent > 0:
                number = number._to_exponent(0, rounding)
            text = number._plain()
        elif kind in ("e", "E"):
            if places is not None:
                if number._digits:
                    number = number._to_digits(places + 1, rounding)
                else:
                    number = _made(False, 0, number._exponent)
            digits = str(number._digits)
            power = number._exponent + len(digits) - 1
            if not number._digits and places is not None:
                digits = "0" * (places + 1)
            text = digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"{kind}{power:+d}"
        else:
            text = str(number)
            text = text.lower() if kind == "g" else text
        if separator:
            end = next((at for at, c in enumerate(text) if not c.isdigit()), len(text))
            text = f"{int(text[:end]):{separator}}" + text[end:]
        return text + ("%" if kind == "%" else "")

    def _plain(self):
        digits = str(self._digits)
        if self._exponent >= 0:
            return digits + "0" * self._exponent if self._digits else digits
        places = -self._exponent
        digits = digits.rjust(places + 1, "0")
        return digits[:-places] + "." + digits[-places:]

    # Rounding

    def _to_digits(self, count, rounding):
        extra = _length(self._digits) - count
        if extra <= 0:
            return self
        digits, _ = cut(self._digits, extra, self._negative, rounding)
        if _length(digits) > count:
            digits //= 10
            extra += 1
        return _made(self._negative, digits, self._exponent + extra)

    def _to_exponent(self, exponent, rounding):
        extra = exponent - self._exponent
        if extra <= 0:
            return _made(self._negative, self._digits * 10**-extra, exponent)
        digits, _ = cut(self._digits, extra, self._negative, rounding)
        return _made(self._negative, digits, exponent)

    def _finished(self, context=None):
        """The number as the context allows it (`_fix`)."""
        if self._special:
            return self
        context = context or getcontext()
        digits, exponent = self._digits, self._exponent
        if not digits:
            return _made(self._negative, 0, min(max(exponent, context.Etiny()), context.Emax))
        least = _length(digits) + exponent - context.prec
        top = context.Emax - context.prec + 1
        if least > top:
            context.signal(Overflow)
            context.signal(Inexact)
            context.signal(Rounded)
            return _made(self._negative, 0, 0, "Infinity")
        subnormal = least < context.Etiny()
        least = max(least, context.Etiny())
        if exponent >= least:
            return self
        digits, lost = cut(digits, least - exponent, self._negative, context.rounding)
        if _length(digits) > context.prec:
            digits //= 10
            least += 1
        if lost:
            if subnormal:
                context.signal(Underflow)
            context.signal(Inexact)
        if subnormal:
            context.signal(Subnormal)
        context.signal(Rounded)
        if not digits:
            context.signal(Clamped)
        return _made(self._negative, digits, least)

    def quantize(self, exp, rounding=None, context=None):
        context = context or getcontext()
        exp = _other(exp)
        if self._special or exp._special:
            if self._special == "Infinity" and exp._special == "Infinity":
                return self
            nan = self._nan(exp)
            return nan if nan is not None else self._invalid()
        made = self._to_exponent(exp._exponent, rounding or context.rounding)
        if made._digits and _length(made._digits) > context.prec:
            return self._invalid()
        if exp._exponent > self._exponent:
            context.signal(Rounded)
            if made != self:
                context.signal(Inexact)
        return made

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exponent >= 0:
            return self
        return self._to_exponent(0, rounding or (context or getcontext()).rounding)

    to_integral = to_integral_exact = to_integral_value

    def __round__(self, n=None):
        if n is None:
            self._check_whole("integer")
            return int(self.to_integral_value(ROUND_HALF_EVEN))
        return self.quantize(_made(False, 1, -n))

    def _check_whole(self, what):
        if self._special == "Infinity":
            raise OverflowError(f"cannot convert Infinity to {what}")
        if self._special:
            raise ValueError(f"cannot convert NaN to {what}")

    def __int__(self):
        self._check_whole("integer")
        whole = self._to_exponent(0, ROUND_DOWN)._digits
        return -whole if self._negative else whole

    __trunc__ = __int__

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __float__(self):
        if self._special == "sNaN":
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def __bool__(self):
        return bool(self._special) or self._digits != 0

    def normalize(self, context=None):
        number = self._finished(context)
        if number._special:
            return number
        digits, exponent = number._digits, number._exponent
        if not digits:
            return _made(number._negative, 0, 0)
        while digits % 10 == 0:
            digits //= 10
            exponent += 1
        return _made(number._negative, digits, exponent)

    # Arithmetic

    def _invalid(self, cause=None):
        getcontext().signal(InvalidOperation, cause)
        return _made(False, 0, 0, "NaN")

    def _nan(self, other=None):
        """The NaN that comes of an operation on one; `None` where there is none."""
        for number in (self, other):
            if number is not None and number._special == "sNaN":
                getcontext().signal(InvalidOperation)
                return _made(number._negative, number._digits, 0, "NaN")
        for number in (self, other):
            if number is not None and number._special == "NaN":
                return number
        return None

    def __neg__(self):
        nan = self._nan()
        if nan is not None:
            return nan
        negative = not self._negative and (self._digits != 0 or bool(self._special))
        return _made(negative, self._digits, self._exponent, self._special)._finished()

    def __pos__(self):
        negative = self._negative and (self._digits != 0 or bool(self._special))
        return _made(negative, self._digits, self._exponent, self._special)._finished()

    def __abs__(self):
        return _made(False, self._digits, self._exponent, self._special)._finished()

    def copy_abs(self):
        return _made(False, self._digits, self._exponent, self._special)

    def copy_negate(self):
        return _made(not self._negative, self._digits, self._exponent, self._special)

    def copy_sign(self, other):
        return _made(_other(other)._negative, self._digits, self._exponent, self._special)

    def __add__(self, other):
        other = _operand(other)
        if other is NotImplemented:
            return other
        if self._special or other._special:
            nan = self._nan(other)
            if nan is not None:
                return nan
            if self._special and other._special and self._negative != other._negative:
                return self._invalid()
            return self if self._special else other
        exponent = min(self._exponent, other._exponent)
        a = self._digits * 10 ** (self._exponent - exponent)
        b = other._digits * 10 ** (other._exponent - exponent)
        total = (-a if self._negative else a) + (-b if other._negative else b)
        negative = total < 0
        if not total:
            both = self._negative and other._negative
            floor = getcontext().rounding == ROUND_FLOOR and self._negative != other._negative
            negative = both or floor
        return _made(negative, abs(total), exponent)._finished()

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else self + other.copy_negate()

    def __rsub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other + self.copy_negate()

    def __mul__(self, other):
        other = _operand(other)
        if other is NotImplemented:
            return other
        negative = self._negative != other._negative
        if self._special or other._special:
            nan = self._nan(other)
            if nan is not None:
                return nan
            if not self or not other:
                return self._invalid()
            return _made(negative, 0, 0, "Infinity")
        return _made(negative, self._digits * other._digits, self._exponent + other._exponent)._finished()

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _operand(other)
        if other is NotImplemented:
            return other
        negative = self._negative != other._negative
        context = getcontext()
        if self._special or other._special:
            nan = self._nan(other)
            if nan is not None:
                return nan
            if self._special and other._special:
                return self._invalid()
            if self._special:
                return _made(negative, 0, 0, "Infinity")
            return _made(negative, 0, context.Etiny())
        if not other._digits:
            if not self._digits:
                return self._invalid(DivisionUndefined)
            context.signal(DivisionByZero)
            return _made(negative, 0, 0, "Infinity")
        ideal = self._exponent - other._exponent
        if not self._digits:
            return _made(negative, 0, ideal)._finished()
        shift = max(0, _length(other._digits) - _length(self._digits) + context.prec + 1)
        quotient, rest = divmod(self._digits * 10**shift, other._digits)
        exponent = ideal - shift
        if rest:
            # A digit that is no half says that something follows.
            quotient = quotient * 10 + 1
            exponent -= 1
        else:
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return _made(negative, quotient, exponent)._finished()

    def __rtruediv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other / self

    def _divided(self, other):
        """The whole quotient and the rest, which has the sign of the dividend."""
        exponent = min(self._exponent, other._exponent)
        a = self._digits * 10 ** (self._exponent - exponent)
        b = other._digits * 10 ** (other._exponent - exponent)
        quotient, rest = divmod(a, b)
        return (
            _made(self._negative != other._negative, quotient, 0),
            _made(self._negative, rest, exponent),
        )

    def __divmod__(self, other):
        other = _operand(other)
        if other is NotImplemented:
            return other
        return self // other, self % other

    def __rdivmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else divmod(other, self)

    def __floordiv__(self, other):
        other = _operand(other)
        if other is NotImplemented:
            return other
        nan = self._nan(other)
        if nan is not None:
            return nan
        negative = self._negative != other._negative
        if self._special:
            return self._invalid() if other._special else _made(negative, 0, 0, "Infinity")
        if other._special:
            return _made(negative, 0, 0)
        if not other._digits:
            if not self._digits:
                return self._invalid(DivisionUndefined)
            getcontext().signal(DivisionByZero)
            return _made(negative, 0, 0, "Infinity")
        quotient = self._divided(other)[0]
        if _length(quotient._digits) > getcontext().prec:
            return self._invalid(DivisionImpossible)
        return quotient

    def __rfloordiv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other // self

    def __mod__(self, other):
        other = _operand(other)
        if other is NotImplemented:
            return other
        nan = self._nan(other)
        if nan is not None:
            return nan
        if self._special:
            return self._invalid()
        if other._special:
            return self._finished()
        if not other._digits:
            return self._invalid(None if self._digits else DivisionUndefined)
        quotient, rest = self._divided(other)
        if _length(quotient._digits) > getcontext().prec:
            return self._invalid(DivisionImpossible)
        return rest._finished()

    def __rmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other % self

    def remainder_near(self, other, context=None):
        other = _other(other)
        _, rest = self._divided(other)
        if abs(rest) * 2 > abs(other):
            rest = rest - other.copy_sign(rest)
        return rest

    def fma(self, other, third, context=None):
        other, third = _other(other), _other(third)
        product = _made(self._negative != other._negative, self._digits * other._digits, self._exponent + other._exponent)
        return product + third

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        return _subset.load("_decimal_powers").power(self, other)

    def __rpow__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other**self

    def sqrt(self, context=None):
        return _subset.load("_decimal_powers").square_root(self, context or getcontext())

    def exp(self, context=None):
        return _subset.load("_decimal_powers").exponential(self, context or getcontext())

    def ln(self, context=None):
        return _subset.load("_decimal_powers").logarithm(self, context or getcontext(), False)

    def log10(self, context=None):
        return _subset.load("_decimal_powers").logarithm(self, context or getcontext(), True)

    # Comparison

    def _order(self, other):
        """-1, 0 or 1, exactly."""
        rank = lambda n: (0 if not n._special else 1) * (-1 if n._negative else 1)
        if self._special or other._special:
            return (rank(self) > rank(other)) - (rank(self) < rank(other))
        exponent = min(self._exponent, other._exponent)
        a = self._digits * 10 ** (self._exponent - exponent) * (-1 if self._negative else 1)
        b = other._digits * 10 ** (other._exponent - exponent) * (-1 if other._negative else 1)
        return (a > b) - (a < b)

    def _compared(self, other, holds, equality=False):
        if isinstance(other, float):
            getcontext().flags[FloatOperation] = True
            other = _made(*Decimal._of_float(other))
        elif hasattr(other, "numerator") and hasattr(other, "denominator") and not isinstance(other, int):
            over, under = self.as_integer_ratio()
            a, b = over * other.denominator, other.numerator * under
            return holds((a > b) - (a < b))
        else:
            other = _operand(other)
            if other is NotImplemented:
                return other
        if "NaN" in self._special or "NaN" in other._special:
            if not equality:
                getcontext().signal(InvalidOperation)
            return False
        return holds(self._order(other))

    def __eq__(self, other):
        return self._compared(other, lambda order: order == 0, True)

    def __lt__(self, other):
        return self._compared(other, lambda order: order < 0)

    def __le__(self, other):
        return self._compared(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._compared(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._compared(other, lambda order: order >= 0)

    def __hash__(self):
        if self._special == "Infinity":
            return hash(float(self))
        if self._special:
            return object.__hash__(self)
        if self._exponent >= 0:
            return hash(int(self))
        # As any other number of this value (`numeric types`, the reference).
        prime = (1 << 61) - 1
        found = self._digits * pow(10, prime - 1 + self._exponent % (prime - 1), prime) % prime
        found = -found if self._negative else found
        return -2 if found == -1 else found

    def compare(self, other, context=None):
        other = _other(other)
        nan = self._nan(other)
        return nan if nan is not None else Decimal(self._order(other))

    def max(self, other, context=None):
        other = _other(other)
        return (self if self >= other else other)._finished(context)

    def min(self, other, context=None):
        other = _other(other)
        return (self if self <= other else other)._finished(context)

    # Questions

    def adjusted(self):
        return 0 if self._special else self._exponent + _length(self._digits) - 1

    def is_nan(self):
        return "NaN" in self._special

    def is_infinite(self):
        return self._special == "Infinity"

    def is_finite(self):
        return not self._special

    def is_zero(self):
        return not self._special and self._digits == 0

    def is_signed(self):
        return self._negative

    def is_qnan(self):
        return self._special == "NaN"

    def is_snan(self):
        return self._special == "sNaN"

    def is_normal(self, context=None):
        return bool(self) and not self._special and self.adjusted() >= (context or getcontext()).Emin

    def same_quantum(self, other, context=None):
        return self._special == other._special and self._exponent == other._exponent

    def scaleb(self, other, context=None):
        return _made(self._negative, self._digits, self._exponent + int(other), self._special)._finished(context)

    def shift(self, other, context=None):
        places = int(other)
        digits = self._digits * 10**places if places >= 0 else self._digits // 10**-places
        return _made(self._negative, digits % 10 ** (context or getcontext()).prec, self._exponent)

    def number_class(self, context=None):
        if self._special:
            return self._special if self.is_nan() else ("-" if self._negative else "+") + "Infinity"
        kind = "Zero" if not self._digits else "Normal" if self.is_normal(context) else "Subnormal"
        return ("-" if self._negative else "+") + kind

    def canonical(self):
        return self

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return type(self), (str(self),)


def _operand(value):
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else NotImplemented


def _other(value):
    number = _operand(value)
    if number is NotImplemented:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return number
