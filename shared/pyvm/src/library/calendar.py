# `calendar`: months and weeks as text. Behaviour follows CPython's documentation, in English.

import sys
import datetime
import enum



class Day(enum.IntEnum):
    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6

    def __repr__(self):
        return f"calendar.{self.name}"


MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = Day
day_name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
day_abbr = [name[:3] for name in day_name]
month_name = [
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]
month_abbr = [name[:3] for name in month_name]


class IllegalMonthError(ValueError, IndexError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    return sum([isleap(year) for year in range(y1, y2)])


def weekday(year, month, day):
    return Day(datetime.date(year, month, day).weekday())


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    days = 29 if month == 2 and isleap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    first = weekday(year, month, 1)
    return first if sys.version_info >= (3, 12) else int(first), days


class Calendar:
    """The days of months, in weeks."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def setfirstweekday(self, firstweekday):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        return self.firstweekday % 7

    def iterweekdays(self):
        for day in range(self.firstweekday, self.firstweekday + 7):
            yield day % 7

    def itermonthdays(self, year, month):
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        yield from [0] * before
        yield from range(1, days + 1)
        yield from [0] * (-(before + days) % 7)

    def itermonthdays2(self, year, month):
        for at, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, at % 7

    def itermonthdates(self, year, month):
        first = datetime.date(year, month, 1)
        start = first - datetime.timedelta((first.weekday() - self.firstweekday) % 7)
        for at in range(len(list(self.itermonthdays(year, month)))):
            yield start + datetime.timedelta(at)

    def _weeks(self, days):
        days = list(days)
        return [days[at : at + 7] for at in range(0, len(days), 7)]

    def monthdayscalendar(self, year, month):
        return self._weeks(self.itermonthdays(year, month))

    def monthdays2calendar(self, year, month):
        return self._weeks(self.itermonthdays2(year, month))

    def monthdatescalendar(self, year, month):
        return self._weeks(self.itermonthdates(year, month))


class TextCalendar(Calendar):
    """A calendar as text."""

    def formatday(self, day, weekday, width):
        return ("" if day == 0 else f"{day:2}").center(width)

    def formatweek(self, theweek, width):
        return " ".join([self.formatday(day, weekday, width) for day, weekday in theweek])

    def formatweekday(self, day, width):
        return (day_name if width >= 9 else day_abbr)[day][:width].center(width)

    def formatweekheader(self, width):
        return " ".join([self.formatweekday(day, width) for day in self.iterweekdays()])

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        name = month_name[themonth]
        return (f"{name} {theyear!r}" if withyear else name).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, l = max(2, w), max(1, l)
        text = self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1).rstrip() + "\n" * l
        text += self.formatweekheader(w).rstrip() + "\n" * l
        for week in self.monthdays2calendar(theyear, themonth):
            text += self.formatweek(week, w).rstrip() + "\n" * l
        return text

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        w, l, c = max(2, w), max(1, l), max(2, c)
        width = (w + 1) * 7 - 1
        gap = " " * c
        lines = [repr(theyear).center(width * m + c * (m - 1)).rstrip(), "\n" * l]
        header = self.formatweekheader(w)
        for first in range(1, 13, m):
            months = range(first, min(first + m, 13))
            lines.append("\n" * l)
            names = [self.formatmonthname(theyear, month, width, False) for month in months]
            lines += [gap.join([name.center(width) for name in names]).rstrip(), "\n" * l]
            lines += [gap.join([header.center(width) for _ in months]).rstrip(), "\n" * l]
            calendars = [self.monthdays2calendar(theyear, month) for month in months]
            for at in range(max([len(one) for one in calendars])):
                weeks = [self.formatweek(one[at], w) if at < len(one) else "" for one in calendars]
                lines += [gap.join([week.center(width) for week in weeks]).rstrip(), "\n" * l]
        return "".join(lines)

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")


c = TextCalendar()
firstweekday = c.getfirstweekday
monthcalendar = c.monthdayscalendar
month = c.formatmonth
prmonth = c.prmonth
calendar = c.formatyear
prcal = c.pryear
week = c.formatweek
weekheader = c.formatweekheader


def setfirstweekday(firstweekday):
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    c.firstweekday = firstweekday


def timegm(tuple):
    year, month, day, hour, minute, second = tuple[:6]
    days = datetime.date(year, month, 1).toordinal() - datetime.date(1970, 1, 1).toordinal() + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second
