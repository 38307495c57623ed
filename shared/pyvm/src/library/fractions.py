# `fractions`: exact ratios of whole numbers.

import math


def _parsed(text):
    above, slash, below = text.strip().partition("/")
    try:
        if slash:
            return int(above), int(below)
        whole, point, rest = above.lower().partition(".")
        rest, _, power = rest.partition("e") if point else ("", "", whole.partition("e")[2])
        whole = whole.partition("e")[0]
        number, digits = int(whole + rest), len(rest)
        power = int(power or 0) - digits
        return (number * 10**power, 1) if power >= 0 else (number, 10**-power)
    except ValueError:
        raise ValueError(f"Invalid literal for Fraction: {text!r}") from None


def _of(value):
    """Numerator and denominator of a number; None of anything else."""
    if isinstance(value, Fraction):
        return value.numerator, value.denominator
    return (value, 1) if isinstance(value, int) else None


class Fraction:
    """A numerator and a denominator above zero, without a common divisor."""

    def __init__(self, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, str):
                above, below = _parsed(numerator)
            elif isinstance(numerator, float) or _of(numerator) is None and hasattr(numerator, "as_integer_ratio"):
                above, below = numerator.as_integer_ratio()
            elif _of(numerator) is not None:
                above, below = _of(numerator)
            else:
                raise TypeError("argument should be a string or a Rational instance")
        else:
            if _of(numerator) is None or _of(denominator) is None:
                raise TypeError("both arguments should be Rational instances")
            (a, b), (c, d) = _of(numerator), _of(denominator)
            above, below = a * d, b * c
        if below == 0:
            raise ZeroDivisionError(f"Fraction({above}, 0)")
        common = math.gcd(above, below) * (-1 if below < 0 else 1)
        self.numerator = above // common
        self.denominator = below // common

    @classmethod
    def from_float(cls, f):
        return cls(f)

    def limit_denominator(self, max_denominator=1_000_000):
        if self.denominator <= max_denominator:
            return self
        # Continued fractions: the last two convergents.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self.numerator, self.denominator
        while True:
            a = n // d
            if q0 + a * q1 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        low, high = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return high if abs(high - self) <= abs(low - self) else low

    def as_integer_ratio(self):
        return self.numerator, self.denominator

    def is_integer(self):
        return self.denominator == 1

    def __repr__(self):
        return f"Fraction({self.numerator}, {self.denominator})"

    def __str__(self):
        return str(self.numerator) if self.denominator == 1 else f"{self.numerator}/{self.denominator}"

    def __format__(self, spec):
        return format(float(self), spec) if spec else str(self)

    def __hash__(self):
        if self.denominator == 1:
            return hash(self.numerator)
        # Equal numbers have equal hashes: this is the hash of a float of that value (`Lib/fractions.py`).
        prime = (1 << 61) - 1
        try:
            found = hash(hash(abs(self.numerator)) * pow(self.denominator, -1, prime))
        except ValueError:
            found = 314159
        found = found if self.numerator >= 0 else -found
        return -2 if found == -1 else found

    def _with(self, other, exact, inexact):
        ratio = _of(other)
        if ratio is not None:
            return exact(self.numerator, self.denominator, *ratio)
        return inexact(float(self), other) if isinstance(other, float) else NotImplemented

    def __add__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda x, y: x + y)

    __radd__ = __add__

    def __sub__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda x, y: x - y)

    def __rsub__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(c * b - a * d, b * d), lambda x, y: y - x)

    def __mul__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(a * c, b * d), lambda x, y: x * y)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(a * d, b * c), lambda x, y: x / y)

    def __rtruediv__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(c * b, d * a), lambda x, y: y / x)

    def __floordiv__(self, other):
        return self._with(other, lambda a, b, c, d: a * d // (b * c), lambda x, y: x // y)

    def __mod__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(a * d % (c * b), b * d), lambda x, y: x % y)

    def __rfloordiv__(self, other):
        return NotImplemented if _of(other) is None else Fraction(other) // self

    def __rmod__(self, other):
        return NotImplemented if _of(other) is None else Fraction(other) % self

    def __divmod__(self, other):
        return NotImplemented if _of(other) is None else (self // other, self % other)

    def __rdivmod__(self, other):
        return NotImplemented if _of(other) is None else divmod(Fraction(other), self)

    def __pow__(self, other):
        if isinstance(other, int):
            if other >= 0:
                return Fraction(self.numerator**other, self.denominator**other)
            return Fraction(self.denominator**-other, self.numerator**-other)
        return float(self) ** float(other)

    def __neg__(self):
        return Fraction(-self.numerator, self.denominator)

    def __pos__(self):
        return self

    def __abs__(self):
        return Fraction(abs(self.numerator), self.denominator)

    def __bool__(self):
        return self.numerator != 0

    def __float__(self):
        return self.numerator / self.denominator

    def __int__(self):
        return -(-self.numerator // self.denominator) if self.numerator < 0 else self.numerator // self.denominator

    __trunc__ = __int__

    def __floor__(self):
        return self.numerator // self.denominator

    def __ceil__(self):
        return -(-self.numerator // self.denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            scale = 10**ndigits
            return Fraction(round(self * scale), scale)
        whole, rest = divmod(self.numerator, self.denominator)
        double = 2 * rest
        return whole + 1 if double > self.denominator or double == self.denominator and whole % 2 else whole

    def __eq__(self, other):
        return self._with(other, lambda a, b, c, d: a == c and b == d, lambda x, y: x == y)

    def __lt__(self, other):
        return self._with(other, lambda a, b, c, d: a * d < c * b, lambda x, y: x < y)

    def __le__(self, other):
        return self._with(other, lambda a, b, c, d: a * d <= c * b, lambda x, y: x <= y)

    def __gt__(self, other):
        return self._with(other, lambda a, b, c, d: a * d > c * b, lambda x, y: x > y)

    def __ge__(self, other):
        return self._with(other, lambda a, b, c, d: a * d >= c * b, lambda x, y: x >= y)
