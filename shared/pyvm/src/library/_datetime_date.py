# `datetime.date` and `datetime.time`.

import time as _clock
from _datetime_delta import timedelta
from _datetime_text import DAYS, MONTHS, formatted

MINYEAR = 1
MAXYEAR = 9999
_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    return 29 if month == 2 and is_leap(year) else [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]


def days_before(year, month):
    """Days from the year 1 to this month."""
    past = year - 1
    return (
        past * 365
        + past // 4
        - past // 100
        + past // 400
        + _BEFORE_MONTH[month - 1]
        + (1 if month > 2 and is_leap(year) else 0)
    )


def to_ymd(ordinal):
    """Year, month and day of a day counted from 1 January of the year 1."""
    if not 1 <= ordinal <= 3652059:
        raise OverflowError("date value out of range")
    year = max((ordinal - 1) * 400 // 146097, 1)
    while year < MAXYEAR and days_before(year + 1, 1) < ordinal:
        year += 1
    month = 12
    while days_before(year, month) >= ordinal:
        month -= 1
    return year, month, ordinal - days_before(year, month)


def check_date(year, month, day):
    for value in (year, month, day):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError("day is out of range for month")


def check_time(hour, minute, second, microsecond):
    for name, value, most in (
        ("hour", hour, 23),
        ("minute", minute, 59),
        ("second", second, 59),
        ("microsecond", microsecond, 999_999),
    ):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        if not 0 <= value <= most:
            raise ValueError(f"{name} must be in 0..{most}")


def offset_text(offset):
    """`+01:00` of a timedelta; nothing of None."""
    if offset is None:
        return ""
    total = int(offset.total_seconds())
    sign = "-" if total < 0 else "+"
    hours, rest = divmod(abs(total), 3600)
    text = f"{sign}{hours:02d}:{rest // 60:02d}"
    return f"{text}:{rest % 60:02d}" if rest % 60 else text


class date:
    """A day."""

    __module__ = "datetime"

    def __init__(self, year, month=None, day=None):
        check_date(year, month, day)
        self._ymd = (year, month, day)

    @classmethod
    def fromordinal(cls, n):
        return cls(*to_ymd(n))

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_clock.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_clock.time())

    @classmethod
    def fromisoformat(cls, date_string):
        parts = date_string.split("-")
        if len(date_string) == 8 and date_string.isdigit():
            parts = [date_string[:4], date_string[4:6], date_string[6:]]
        if [len(part) for part in parts] != [4, 2, 2] or not all([part.isdigit() for part in parts]):
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*[int(part) for part in parts])

    @property
    def year(self):
        return self._ymd[0]

    @property
    def month(self):
        return self._ymd[1]

    @property
    def day(self):
        return self._ymd[2]

    def toordinal(self):
        year, month, day = self._ymd
        return days_before(year, month) + day

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        # The ISO year is that of the week's Thursday.
        thursday = self.toordinal() + 3 - self.weekday()
        year = to_ymd(thursday)[0]
        return IsoCalendarDate(year, (thursday - days_before(year, 1) - 1) // 7 + 1, self.isoweekday())

    def timetuple(self):
        year, month, day = self._ymd
        of_year = self.toordinal() - days_before(year, 1)
        return _clock.struct_time((year, month, day, 0, 0, 0, self.weekday(), of_year, -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(year or self.year, month or self.month, day or self.day)

    def isoformat(self):
        year, month, day = self._ymd
        return f"{year:04d}-{month:02d}-{day:02d}"

    def ctime(self):
        return f"{DAYS[self.weekday()][:3]} {MONTHS[self.month - 1][:3]} {self.day:2d} 00:00:00 {self.year:04d}"

    def strftime(self, format):
        return formatted(self.timetuple(), format, 0, "", "")

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"datetime.date({', '.join([str(part) for part in self._ymd])})"

    def _key(self):
        return self._ymd

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self).fromordinal(self.toordinal() + other.days)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self).fromordinal(self.toordinal() - other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _comparable(self, other):
        return isinstance(other, date) and not hasattr(other, "hour")

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented


class IsoCalendarDate(tuple):
    """Year, week and weekday."""

    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


class time:
    """A time of day."""

    __module__ = "datetime"

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        check_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    @classmethod
    def fromisoformat(cls, time_string):
        text, _, part = time_string.partition(".")
        numbers = [int(number) for number in text.split(":")]
        return cls(*numbers, *([0] * (3 - len(numbers))), int(part.ljust(6, "0")[:6]) if part else 0)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def isoformat(self, timespec="auto"):
        text = f"{self.hour:02d}:{self.minute:02d}:{self.second:02d}"
        if timespec == "hours":
            text = text[:2]
        elif timespec == "minutes":
            text = text[:5]
        elif timespec == "milliseconds":
            text += f".{self.microsecond // 1000:03d}"
        elif timespec == "microseconds" or timespec == "auto" and self.microsecond:
            text += f".{self.microsecond:06d}"
        return text + offset_text(self.utcoffset())

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True):
        return type(self)(
            self.hour if hour is None else hour,
            self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
            self.tzinfo if tzinfo is True else tzinfo,
        )

    def strftime(self, format):
        moment = _clock.struct_time((1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1))
        return formatted(moment, format, self.microsecond, offset_text(self.utcoffset()), self.tzname() or "")

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        parts = [self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        shown = ", ".join([str(part) for part in parts])
        zone = "" if self.tzinfo is None else f", tzinfo={self.tzinfo!r}"
        return f"datetime.time({shown}{zone})"

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)
time.min = time(0, 0)
time.max = time(23, 59, 59, 999_999)
time.resolution = timedelta(microseconds=1)
