import time, datetime as dt
from datetime import datetime, timedelta, timezone
print(time.strftime("%Y-%m-%d", time.gmtime(0)), time.strptime("2024-01-02 03:04:05", "%Y-%m-%d %H:%M:%S"), time.mktime(time.strptime("2000", "%Y")) > 0)
a = datetime(2024, 12, 25, 10, 30, 15, 123456)
for f in ("%d/%m/%y", "%I:%M %p", "%H:%M:%S.%f", "%A, %d %B %Y", "%U %W %j", "%c", "%x %X", "%%", "%b %e"): print(f, "->", a.strftime(f))
print(a.isoformat(), a.isoformat(sep=" ", timespec="seconds"), a.date() - timedelta(days=1), a.replace(day=1, hour=0), a.timetuple()[:6], a.isocalendar(), a.toordinal(), a.ctime())
print(datetime.fromisoformat("2024-01-01T12:00:00+02:00"), datetime.fromisoformat("2024-01-01"), datetime(2024,1,1,tzinfo=timezone.utc).isoformat(), datetime(2024,1,1,tzinfo=timezone(timedelta(hours=-5))).astimezone(timezone.utc))
d = timedelta(days=2, hours=3, minutes=4, seconds=5, milliseconds=6); print(d, repr(d), d.total_seconds(), d * 2, d / 2, d // timedelta(hours=1), -d, abs(-d), d.days, d.seconds, d.microseconds, str(timedelta(0)), timedelta(minutes=-1), d > timedelta(1), sum([d, d], timedelta()))
print(max(dt.date(2020, 1, 1), dt.date(2021, 1, 1)), dt.date.today() <= dt.date.max, dt.time(1, 2), dt.time(1, 2, 3, 4).isoformat(), dt.datetime.combine(dt.date(2020, 1, 1), dt.time(5)), dt.date(2024, 2, 29).replace(year=2023, day=28))
for bad in (lambda: datetime(2024, 13, 1), lambda: datetime(2023, 2, 29), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024-01-01 x", "%Y-%m-%d"), lambda: datetime(2024,1,1) - datetime(2024,1,1,tzinfo=timezone.utc), lambda: datetime(2024,1,1) < 3, lambda: dt.date(2024, 1, 32), lambda: datetime(2024,1,1) + 1, lambda: dt.date.fromisoformat("bad")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(repr(a), repr(a.date()), repr(a.time()), repr(timezone.utc), timezone.utc, datetime(2024,1,1,tzinfo=timezone.utc), {a: 1}[a], a == datetime(2024, 12, 25, 10, 30, 15, 123456), datetime.min, datetime.strptime("25 Dec 2024 3PM", "%d %b %Y %I%p"), f"{a:%H:%M}", datetime.utcfromtimestamp(86400) if False else "", a.timestamp() == a.timestamp())
start = datetime.now(); el = datetime.now() - start; print(el < timedelta(seconds=5), el.total_seconds() >= 0)
