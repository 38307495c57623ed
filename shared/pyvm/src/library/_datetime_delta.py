# `datetime.timedelta`: a length of time. Behaviour follows CPython's documentation.

import sys


def _rounded(numerator, denominator):
    """The nearest whole number, an even one where two are equally near."""
    whole, rest = divmod(numerator, denominator)
    double = 2 * rest
    if double > denominator or double == denominator and whole % 2:
        whole += 1
    return whole


class timedelta:
    """Days, seconds and microseconds."""

    __module__ = "datetime"

    def __init__(
        self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0
    ):
        days += weeks * 7
        seconds += minutes * 60 + hours * 3600
        microseconds += milliseconds * 1000
        whole_days, part = int(days), 0
        if isinstance(days, float):
            part = (days - whole_days) * 86400
        whole_seconds = int(seconds)
        if isinstance(seconds, float):
            part += seconds - whole_seconds
        extra = int(part)
        part -= extra
        micro = round(microseconds + part * 1_000_000) if part or isinstance(microseconds, float) else microseconds
        self._set((whole_days * 86400 + whole_seconds + extra) * 1_000_000 + micro)

    def _set(self, total):
        seconds, self.microseconds = divmod(total, 1_000_000)
        self.days, self.seconds = divmod(seconds, 86400)
        self._total = total
        if abs(self.days) > 999_999_999:
            raise OverflowError(f"days={self.days}; must have magnitude <= 999999999")

    def total_seconds(self):
        return self._total / 1_000_000

    def __repr__(self):
        if sys.version_info < (3, 7):
            values = [self.days, self.seconds, self.microseconds]
            while len(values) > 1 and not values[-1]:
                values.pop()
            return f"datetime.timedelta({', '.join([str(value) for value in values])})"
        parts = [(name, getattr(self, name)) for name in ("days", "seconds", "microseconds")]
        shown = ", ".join([f"{name}={value}" for name, value in parts if value])
        return f"datetime.timedelta({shown or 0})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return f"{text}.{self.microseconds:06d}" if self.microseconds else text

    def __add__(self, other):
        return of_micros(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return of_micros(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return of_micros(-self._total)

    def __pos__(self):
        return self

    def __abs__(self):
        return of_micros(abs(self._total))

    def __mul__(self, other):
        if isinstance(other, int):
            return of_micros(self._total * other)
        if isinstance(other, float):
            return of_micros(_rounded(self._total * other.as_integer_ratio()[0], other.as_integer_ratio()[1]))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            return of_micros(_rounded(self._total, other) if other > 0 else _rounded(-self._total, -other))
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return of_micros(_rounded(self._total * below, above))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return of_micros(self._total // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return of_micros(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return self // other, self % other

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total < other._total if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total > other._total if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self):
        return self._total != 0


def of_micros(total):
    made = timedelta.__new__(timedelta)
    made._set(total)
    return made


timedelta.min = timedelta(-999_999_999)
timedelta.max = timedelta(days=999_999_999, hours=23, minutes=59, seconds=59, microseconds=999_999)
timedelta.resolution = timedelta(microseconds=1)
