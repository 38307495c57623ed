# The parts of `time` about dates. The machine does not know where it is: local time is UTC here.

import sys
import _subset
import time
from collections import namedtuple

_FIELDS = ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

_Fields = namedtuple("struct_time", _FIELDS, module="time")

tzname = ("UTC", "UTC")
timezone = 0
altzone = 0
daylight = 0


class struct_time(_Fields):
    """A moment as year, month, day and so on."""

    tm_zone = "UTC"
    tm_gmtoff = 0

    def __new__(cls, fields):
        return super().__new__(cls, *fields)

    def __init__(self, fields):
        pass

    def __repr__(self):
        return f"time.struct_time({', '.join([f'{name}={value}' for name, value in zip(_FIELDS, self)])})"


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before(year):
    """Days from the year 1 to this one."""
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


_EPOCH = _days_before(1970)


def gmtime(seconds=None):
    if seconds is None:
        seconds = time.time()
    day, second = divmod(int(seconds // 1), 86400)
    days = day + _EPOCH
    year = days * 400 // 146097 + 1
    while _days_before(year) > days:
        year -= 1
    while _days_before(year + 1) <= days:
        year += 1
    if not 1 <= year <= 9999:
        raise OverflowError("timestamp out of range for platform time_t")
    of_year = days - _days_before(year)
    month = 12
    while of_year < _BEFORE_MONTH[month - 1] + (1 if month > 2 and _leap(year) else 0):
        month -= 1
    first = _BEFORE_MONTH[month - 1] + (1 if month > 2 and _leap(year) else 0)
    hour, second = divmod(second, 3600)
    return struct_time(
        (year, month, of_year - first + 1, hour, second // 60, second % 60, days % 7, of_year + 1, 0)
    )


def localtime(seconds=None):
    return gmtime(seconds)


def mktime(moment):
    year, month, day, hour, minute, second = tuple(moment)[:6]
    days = _days_before(year) + _BEFORE_MONTH[month - 1] + day - 1
    if month > 2 and _leap(year):
        days += 1
    return float(((days - _EPOCH) * 24 + hour) * 3600 + minute * 60 + second)


def asctime(moment=None):
    t = tuple(localtime() if moment is None else moment)
    return f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}"


def ctime(seconds=None):
    return asctime(localtime(seconds))


def _directive(letter, t):
    if letter == "y":
        return f"{t[0] % 100:02d}"
    if letter == "I":
        return f"{(t[3] + 11) % 12 + 1:02d}"
    if letter == "c":
        return asctime(t)
    if letter == "D" or letter == "x":
        return strftime("%m/%d/%y", t)
    if letter == "T" or letter == "X":
        return strftime("%H:%M:%S", t)
    if letter == "F":
        return strftime("%Y-%m-%d", t)
    if letter == "R":
        return strftime("%H:%M", t)
    if letter == "U":
        return f"{(t[7] + 6 - (t[6] + 1) % 7) // 7:02d}"
    if letter == "W":
        return f"{(t[7] + 6 - t[6]) // 7:02d}"
    texts = {
        "Y": str(t[0]),
        "m": f"{t[1]:02d}",
        "d": f"{t[2]:02d}",
        "e": f"{t[2]:2d}",
        "H": f"{t[3]:02d}",
        "M": f"{t[4]:02d}",
        "S": f"{t[5]:02d}",
        "j": f"{t[7]:03d}",
        "A": _DAYS[t[6]],
        "a": _DAYS[t[6]][:3],
        "B": _MONTHS[t[1] - 1],
        "b": _MONTHS[t[1] - 1][:3],
        "h": _MONTHS[t[1] - 1][:3],
        "w": str((t[6] + 1) % 7),
        "u": str(t[6] + 1),
        "p": "AM" if t[3] < 12 else "PM",
        "Z": "UTC",
        "z": "+0000",
        "s": str(int(mktime(t))),
        "n": "\n",
        "t": "\t",
        "%": "%",
    }
    if letter not in texts:
        _subset.refuse(f"`%{letter}` is outside the subset of strftime")
    return texts[letter]


def strftime(format, moment=None):
    t = tuple(localtime() if moment is None else moment)
    text = ""
    at = 0
    while at < len(format):
        if format[at] == "%" and at + 1 < len(format):
            at += 1
            text += _directive(format[at], t)
        else:
            text += format[at]
        at += 1
    return text


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    found = _subset.load("_datetime_text").parsed(string, format)
    year, month, day = found.get("year", 1900), found.get("month", 1), found.get("day", 1)
    clock = (found.get("hour", 0), found.get("minute", 0), found.get("second", 0))
    noon = gmtime(mktime((year, month, day, 12, 0, 0)))
    return struct_time((year, month, day, *clock, noon[6], noon[7], -1))


def time_ns():
    return int(time.time() * 1e9)


def perf_counter_ns():
    return int(time.perf_counter() * 1e9)


def monotonic_ns():
    return int(time.monotonic() * 1e9)


def process_time_ns():
    return int(time.process_time() * 1e9)


def thread_time_ns():
    return int(time.thread_time() * 1e9)


class _ClockInfo:
    """What is known of a clock."""

    def __init__(self, name, adjustable):
        self.implementation = f"clock_gettime(CLOCK_{name})"
        self.monotonic = not adjustable
        self.adjustable = adjustable
        self.resolution = 1e-09

    def __repr__(self):
        return (
            f"namespace(implementation={self.implementation!r}, monotonic={self.monotonic}, "
            f"adjustable={self.adjustable}, resolution={self.resolution})"
        )


def get_clock_info(name):
    clocks = {
        "time": ("REALTIME", True),
        "monotonic": ("MONOTONIC", False),
        "perf_counter": ("MONOTONIC", False),
        "process_time": ("PROCESS_CPUTIME_ID", False),
        "thread_time": ("THREAD_CPUTIME_ID", False),
    }
    if name not in clocks:
        raise ValueError("unknown clock")
    return _ClockInfo(*clocks[name])



# Until CPython 3.7.
if sys.version_info < (3, 8):
    clock = time.process_time
