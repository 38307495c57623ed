# Dates as text: `strftime` and `strptime` for `datetime` and `time`.

import time

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
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


def formatted(moment, format, micros, offset, name):
    """What `time.strftime` makes of a format whose `%f`, `%z` and `%Z` are about this moment."""
    text = ""
    at = 0
    while at < len(format):
        taken = 2 if format[at] == "%" else 1
        part = format[at : at + taken]
        if part == "%f":
            part = f"{micros:06d}"
        elif part == "%z":
            part = offset.replace(":", "")
        elif part == "%Z":
            part = name
        elif format[at : at + 3] == "%:z":
            part, taken = offset, 3
        text += part
        at += taken
    return time.strftime(text, moment)


def _digits(text, at, most):
    """The number at a place, of so many digits at the most, and where it ends."""
    end = at
    while end < len(text) and end - at < most and text[end].isdigit():
        end += 1
    return (int(text[at:end]), end) if end > at else (None, at)


def _name(text, at, names):
    """Which of the names stands at a place, and where it ends."""
    for number, name in enumerate(names):
        if text[at : at + len(name)].lower() == name.lower():
            return number, at + len(name)
    return None, at


_NUMBERS = {
    "Y": ("year", 4),
    "m": ("month", 2),
    "d": ("day", 2),
    "H": ("hour", 2),
    "M": ("minute", 2),
    "S": ("second", 2),
    "j": ("of_year", 3),
}
_WHOLE = {"T": "%H:%M:%S", "X": "%H:%M:%S", "D": "%m/%d/%y", "x": "%m/%d/%y", "F": "%Y-%m-%d", "R": "%H:%M"}
_WHOLE["c"] = "%a %b %d %H:%M:%S %Y"


def parsed(text, format):
    """The parts of a date that a text says in this format, as a dict."""
    if not isinstance(text, str):
        raise TypeError(f"strptime() argument 0 must be str, not {type(text).__name__}")
    for letter, meaning in _WHOLE.items():
        format = format.replace("%" + letter, meaning)
    found = {}
    at = place = 0
    while place < len(format):
        letter = format[place]
        place += 1
        if letter == "%":
            letter = format[place : place + 1]
            place += 1
            end = _part(text, at, letter, found, format)
            if end is None:
                raise _mismatch(text, format)
            at = end
        elif letter.isspace():
            while at < len(text) and text[at].isspace():
                at += 1
        elif text[at : at + 1] == letter:
            at += 1
        else:
            raise _mismatch(text, format)
    if at < len(text):
        raise ValueError(f"unconverted data remains: {text[at:]}")
    _complete(found)
    return found


def _mismatch(text, format):
    return ValueError(f"time data {text!r} does not match format {format!r}")


def _part(text, at, letter, found, format):
    """Reads what one directive stands for. Gives where it ends, or None where the text is another."""
    if letter in _NUMBERS:
        name, most = _NUMBERS[letter]
        found[name], end = _digits(text, at, most)
        if letter == "Y" and end - at < 4:
            return None
        limits = {"month": (1, 12), "day": (1, 31), "hour": (0, 23), "minute": (0, 59), "second": (0, 61)}
        low, high = limits.get(name, (0, 9999))
        # One digit fewer where two would be too many: `%d` of "32" is 3.
        if found[name] is not None and found[name] > high and end - at == 2:
            found[name], end = _digits(text, at, 1)
        return end if found[name] is not None and found[name] >= low else None
    if letter == "y":
        year, end = _digits(text, at, 2)
        if year is None:
            return None
        found["year"] = year + (2000 if year < 69 else 1900)
        return end
    if letter == "I":
        found["hour12"], end = _digits(text, at, 2)
        return end if found["hour12"] else None
    if letter == "f":
        value, end = _digits(text, at, 6)
        if value is None:
            return None
        found["micros"] = value * 10 ** (6 - (end - at))
        return end
    if letter in "bBh":
        for names in (MONTHS, [name[:3] for name in MONTHS]):
            number, end = _name(text, at, names)
            if number is not None:
                found["month"] = number + 1
                return end
        return None
    if letter in "aA":
        for names in (DAYS, [name[:3] for name in DAYS]):
            number, end = _name(text, at, names)
            if number is not None:
                return end
        return None
    if letter == "p":
        found["half"], end = _name(text, at, ["AM", "PM"])
        return None if found["half"] is None else end
    if letter == "z":
        return _offset(text, at, found)
    if letter == "Z":
        number, end = _name(text, at, ["UTC", "GMT"])
        return None if number is None else end
    if letter == "%":
        return at + 1 if text[at : at + 1] == "%" else None
    raise ValueError(f"'{letter}' is a bad directive in format '{format}'")


def _offset(text, at, found):
    if text[at : at + 1] == "Z":
        found["offset"] = 0
        return at + 1
    sign = {"+": 1, "-": -1}.get(text[at : at + 1])
    if sign is None:
        return None
    hours, end = _digits(text, at + 1, 2)
    if text[end : end + 1] == ":":
        end += 1
    minutes, end = _digits(text, end, 2)
    if hours is None or minutes is None:
        return None
    found["offset"] = sign * (hours * 3600 + minutes * 60)
    return end


def _complete(found):
    """The hour from the half of the day, and month and day from the day of the year."""
    if "hour12" in found:
        found["hour"] = found["hour12"] % 12 + (12 if found.get("half") else 0)
    if "of_year" in found and "month" not in found:
        lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        year = found.get("year", 1900)
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            lengths[1] = 29
        day, month = found["of_year"], 1
        while day > lengths[month - 1]:
            day -= lengths[month - 1]
            month += 1
        found["month"], found["day"] = month, day
