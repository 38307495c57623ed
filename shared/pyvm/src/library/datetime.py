# `datetime`: dates and times of day. Local time is UTC here, as in `time`.

import time as _clock
from _datetime_date import MAXYEAR, MINYEAR, check_time, date, days_before, offset_text, time
from _datetime_delta import of_micros, timedelta
from _datetime_text import DAYS, MONTHS, formatted, parsed


class tzinfo:
    """The base of time zones."""


class timezone(tzinfo):
    """A fixed distance from UTC."""

    def __init__(self, offset, name=None):
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and "
                f"timedelta(hours=24), not {offset!r}"
            )
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is None:
            return "UTC" + (offset_text(self._offset) if self._offset else "")
        return self._name

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{name})"


timezone.utc = UTC = timezone(timedelta(0))
_EPOCH = days_before(1970, 1) + 1


class datetime(date):
    """A moment: a day and a time of day."""

    def __init__(
        self, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0
    ):
        date.__init__(self, year, month, day)
        check_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    @classmethod
    def _of_micros(cls, micros, zone):
        """The moment so many microseconds after the first day of the calendar began."""
        seconds, micros = divmod(micros, 1_000_000)
        days, seconds = divmod(seconds, 86400)
        day = date.fromordinal(days)
        hours, seconds = divmod(seconds, 3600)
        return cls(*day._ymd, hours, seconds // 60, seconds % 60, micros, zone)

    def _micros(self):
        seconds = (self.toordinal() * 24 + self.hour) * 3600 + self.minute * 60 + self.second
        return seconds * 1_000_000 + self.microsecond

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        micros = round(timestamp * 1_000_000) + _EPOCH * 86_400_000_000
        if tz is not None:
            micros += tz.utcoffset(None)._total
        return cls._of_micros(micros, tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_clock.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        zone = time.tzinfo if tzinfo is True else tzinfo
        return cls(*date._ymd, time.hour, time.minute, time.second, time.microsecond, zone)

    @classmethod
    def fromordinal(cls, n):
        return cls(*date.fromordinal(n)._ymd)

    @classmethod
    def strptime(cls, date_string, format):
        found = parsed(date_string, format)
        zone = timezone(timedelta(seconds=found["offset"])) if "offset" in found else None
        if zone == UTC:
            zone = UTC
        return cls(
            found.get("year", 1900),
            found.get("month", 1),
            found.get("day", 1),
            found.get("hour", 0),
            found.get("minute", 0),
            found.get("second", 0),
            found.get("micros", 0),
            zone,
        )

    @classmethod
    def fromisoformat(cls, date_string):
        day = date.fromisoformat(date_string[:10])
        rest = date_string[11:]
        zone = None
        if rest.endswith("Z"):
            rest, zone = rest[:-1], UTC
        for sign in "+-":
            if sign in rest:
                rest, _, text = rest.partition(sign)
                hours, _, minutes = text.partition(":")
                offset = timedelta(hours=int(hours[:2]), minutes=int(minutes or hours[2:] or 0))
                zone = UTC if not offset else timezone(offset if sign == "+" else -offset)
        try:
            of_day = time.fromisoformat(rest) if rest else time()
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*day._ymd, *of_day._key(), zone)

    def date(self):
        return date(*self._ymd)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timetz(self):
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def dst(self):
        return None

    def timestamp(self):
        offset = self.utcoffset()
        micros = self._micros() - _EPOCH * 86_400_000_000 - (0 if offset is None else offset._total)
        return micros / 1_000_000

    def astimezone(self, tz=None):
        tz = UTC if tz is None else tz
        offset = self.utcoffset() or timedelta(0)
        return self._of_micros(self._micros() - offset._total + tz.utcoffset(self)._total, tz)

    def timetuple(self):
        day = tuple(date.timetuple(self))
        clock = (self.hour, self.minute, self.second)
        return _clock.struct_time(day[:3] + clock + day[6:])

    utctimetuple = timetuple

    def replace(
        self,
        year=None,
        month=None,
        day=None,
        hour=None,
        minute=None,
        second=None,
        microsecond=None,
        tzinfo=True,
        *,
        fold=0,
    ):
        return type(self)(
            year or self.year,
            month or self.month,
            day or self.day,
            self.hour if hour is None else hour,
            self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
            self.tzinfo if tzinfo is True else tzinfo,
        )

    def isoformat(self, sep="T", timespec="auto"):
        return f"{date.isoformat(self)}{sep}{self.timetz().isoformat(timespec)[:]}"

    def ctime(self):
        clock = f"{self.hour:02d}:{self.minute:02d}:{self.second:02d}"
        return f"{DAYS[self.weekday()][:3]} {MONTHS[self.month - 1][:3]} {self.day:2d} {clock} {self.year:04d}"

    def strftime(self, format):
        zone = offset_text(self.utcoffset())
        return formatted(self.timetuple(), format, self.microsecond, zone, self.tzname() or "")

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [*self._ymd, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        shown = ", ".join([str(part) for part in parts])
        zone = "" if self.tzinfo is None else f", tzinfo={self.tzinfo!r}"
        return f"datetime.datetime({shown}{zone})"

    def _key(self):
        offset = self.utcoffset()
        return self._micros() - (0 if offset is None else offset._total)

    def _comparable(self, other):
        if not isinstance(other, datetime):
            return False
        return True

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            return False
        return self._key() == other._key()

    def _check(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError("can't compare datetime.datetime to datetime.date")
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return True

    def __lt__(self, other):
        return self._key() < other._key() if self._check(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._check(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._check(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._check(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._of_micros(self._micros() + other._total, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._of_micros(self._micros() - other._total, self.tzinfo)
        if isinstance(other, datetime):
            if (self.utcoffset() is None) != (other.utcoffset() is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            return of_micros(self._key() - other._key())
        return NotImplemented


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999_999)
datetime.resolution = timedelta(microseconds=1)
