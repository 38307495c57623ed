# `decimal`: roots, powers, exponentials and logarithms. They are computed with some digits more than are wanted.

import math

from _decimal_context import Inexact, ROUND_HALF_EVEN, Rounded, getcontext
from _decimal_number import Decimal, _length, _made

_MORE = 12


def square_root(number, context):
    nan = number._nan()
    if nan is not None:
        return nan
    if number._negative and (number._digits or number._special):
        return number._invalid()
    if number._special:
        return number
    ideal = number._exponent // 2
    if not number._digits:
        return _made(number._negative, 0, ideal)
    digits, exponent = number._digits, number._exponent
    if exponent % 2:
        digits *= 10
        exponent -= 1
    extra = max(0, 2 * (context.prec + 1) - _length(digits))
    extra += extra % 2
    root = math.isqrt(digits * 10**extra)
    exponent = (exponent - extra) // 2
    if root * root == digits * 10**extra:
        while exponent < ideal and root % 10 == 0:
            root //= 10
            exponent += 1
        return _rounded(_made(False, root, exponent), context)
    # A digit that is no half says that something follows.
    return _rounded(_made(False, root * 10 + 1, exponent - 1), context)


def _rounded(number, context):
    old = context.rounding
    context.rounding = ROUND_HALF_EVEN
    try:
        return number._finished(context)
    finally:
        context.rounding = old


def _fixed(number, places):
    """A finite number as a whole number of units of so many places."""
    shift = number._exponent + places
    digits = number._digits * 10**shift if shift >= 0 else number._digits // 10**-shift
    return -digits if number._negative else digits


def _ten(places):
    """The logarithm of ten."""
    one = 10**places
    two = _series(one // 3, 9) * 2
    # ln 10 = 3 ln 2 + ln (10 / 8)
    return 3 * two + 2 * _series(one // 9, 81)


def _series(term, square):
    """The inverse hyperbolic tangent whose first term this is; each next one is divided by `square`."""
    total, at = term, 1
    while term:
        term //= square
        at += 2
        total += term // at
    return total


def _exp_fixed(value, places):
    """Digits and an exponent of e to a power."""
    one = 10**places
    power, rest = divmod(value, _ten(places))
    halvings = 8 + places.bit_length()
    part = rest >> halvings
    total = term = one
    at = 1
    while term:
        term = term * part // (one * at)
        total += term
        at += 1
    for _ in range(halvings):
        total = total * total // one
    return total, power - places


def _ln_fixed(number, places):
    """The natural logarithm of a positive number, as units of so many places."""
    one = 10**places
    power = number.adjusted()
    value = _fixed(_made(False, number._digits, number._exponent - power), places)
    # Newton's way from what floats know.
    guess = int(math.log(value / one) * 10**16) * 10 ** (places - 16)
    for _ in range(places.bit_length()):
        digits, exponent = _exp_fixed(guess, places)
        back = digits * 10 ** (exponent + places) if exponent + places >= 0 else digits // 10 ** -(exponent + places)
        step = 2 * one * (value - back) // (value + back)
        guess += step
        if abs(step) <= 1:
            break
    return guess + power * _ten(places)


def exponential(number, context):
    nan = number._nan()
    if nan is not None:
        return nan
    if number._special:
        return _made(False, 0, 0) if number._negative else number
    if not number._digits:
        return Decimal(1)
    places = context.prec + _MORE + max(0, number.adjusted())
    digits, exponent = _exp_fixed(_fixed(number, places), places)
    return _rounded(_made(False, digits * 10 + 1, exponent - 1), context)


def logarithm(number, context, of_ten):
    nan = number._nan()
    if nan is not None:
        return nan
    if number._negative and (number._digits or number._special):
        return number._invalid()
    if number._special:
        return number
    if not number._digits:
        return _made(True, 0, 0, "Infinity")
    if number == 1:
        return Decimal(0)
    plain = number.normalize(context)
    if of_ten and plain._digits == 1:
        return Decimal(plain._exponent)
    places = context.prec + _MORE + max(0, -(number - 1).adjusted()) + _length(abs(number.adjusted()))
    value = _ln_fixed(number, places)
    if of_ten:
        value = value * 10**places // _ten(places)
    return _rounded(_made(value < 0, abs(value) * 10 + 1, -places - 1), context)


def power(base, exponent):
    context = getcontext()
    nan = base._nan(exponent)
    if nan is not None:
        return nan
    if not exponent:
        return base._invalid() if not base else Decimal(1)
    whole = not exponent._special and exponent == exponent.to_integral_value()
    if whole:
        times = int(exponent)
        negative = base._negative and times % 2 == 1
        if not base:
            if times > 0:
                return _made(negative, 0, 0)
            return _made(negative, 0, 0, "Infinity")
        if base._special:
            return _made(negative, 0, 0, "Infinity") if times > 0 else _made(negative, 0, 0)
        count = abs(times)
        if count * _length(base._digits) < 20 * context.prec + 1000:
            digits, exp = base._digits**count, base._exponent * count
            if times > 0:
                return _made(negative, digits, exp)._finished()
            return _reciprocal(negative, digits, exp, context)
        if base._negative:
            made = _general(base.copy_abs(), exponent, context)
            return made.copy_negate() if negative else made
        return _general(base, exponent, context)
    if base._negative and base:
        return base._invalid()
    if not base:
        return _made(False, 0, 0, "Infinity") if exponent._negative else _made(False, 0, 0)
    if base._special or exponent._special:
        grows = (base > 1) != exponent._negative
        return _made(False, 0, 0, "Infinity") if grows else _made(False, 0, 0)
    exact = _exact_root(base, exponent, context)
    return exact if exact is not None else _general(base, exponent, context)


def _reciprocal(negative, digits, exponent, context):
    shift = _length(digits) + context.prec + 2
    quotient, rest = divmod(10**shift, digits)
    exp = -exponent - shift
    if rest:
        return _made(negative, quotient * 10 + 1, exp - 1)._finished()
    while quotient % 10 == 0 and exp < 0:
        quotient //= 10
        exp += 1
    return _made(negative, quotient, exp)._finished()


def _exact_root(base, exponent, context):
    """A power with a simple fraction may be exact: `Decimal(4) ** Decimal("0.5")` is 2 with zeros."""
    over, under = exponent.as_integer_ratio()
    if under != 2 or abs(over) > 64:
        return None
    root = square_root(base, context)
    if root * root != base:
        return None
    made = root**over
    missing = context.prec - _length(made._digits)
    return _made(made._negative, made._digits * 10**missing, made._exponent - missing) if missing > 0 else made


def _general(base, exponent, context):
    places = context.prec + _MORE + max(0, exponent.adjusted()) + _length(abs(base.adjusted())) + 2
    product = _ln_fixed(base, places) * _fixed(exponent, places) // 10**places
    digits, exp = _exp_fixed(product, places)
    made = _rounded(_made(False, digits * 10 + 1, exp - 1), context)
    context.signal(Inexact)
    context.signal(Rounded)
    return made
