# What Python 2 had, for programs that are written in it (`compile/python2`).

import functools
import sys

_softspace = {}


def _text(value):
    """What `print` shows: the text of Python 2 is what bytes are now."""
    if type(value) is float:
        # 12 digits (`float_str`, `Objects/floatobject.c`).
        text = "%.12g" % value
        return text if not text.lstrip("-").isdigit() else text + ".0"
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _2print(*values, _2end="\n"):
    _2print_to(None, *values, _2end=_2end)


def _2print_to(file, *values, _2end="\n"):
    """`print`. After a comma at the end, the next one begins with a space (`file.softspace`)."""
    file = sys.stdout if file is None else file
    shown = [_text(value) for value in values]
    text = " ".join(shown)
    space = _softspace.pop(id(file), False)
    if space and values:
        text = " " + text
    if not _2end and not text.endswith(("\n", "\t")):
        _softspace[id(file)] = True
    file.write(text + _2end)


def _2raise(kind, value=None, trace=None):
    """`raise kind, value, trace`"""
    if isinstance(kind, type):
        if value is None:
            error = kind()
        elif isinstance(value, kind):
            error = value
        else:
            error = kind(*value) if isinstance(value, tuple) else kind(value)
    else:
        error = kind
    return error if trace is None else error.with_traceback(trace)


def _2divide(left, right):
    """`/` gives an integer for two."""
    if isinstance(left, int) and isinstance(right, int):
        if right == 0:
            raise ZeroDivisionError("integer division or modulo by zero")
        return left // right
    return left / right


def _2list(view):
    """What `keys`, `values` and `items` of a dict give."""
    return list(view) if type(view).__name__ in ("dict_keys", "dict_values", "dict_items", "odict_items") else view


xrange = range
raw_input = input
unicode = basestring = str
unichr = chr
long = int
reduce = functools.reduce
file = open
StandardError = Exception
intern = sys.intern
_round = round
_range = range
_map = map
_filter = filter
_zip = zip
_sorted = sorted


def input(prompt=""):
    return eval(raw_input(prompt))


def cmp(left, right):
    return (left > right) - (left < right)


def apply(function, args=(), kwargs={}):
    return function(*args, **kwargs)


def execfile(path, names=None):
    with open(path) as found:
        exec(found.read(), names)


def range(*args):
    return list(_range(*args))


def map(function, *iterables):
    if function is None:
        return list(iterables[0]) if len(iterables) == 1 else list(_zip(*iterables))
    return list(_map(function, *iterables))


def filter(function, iterable):
    kept = list(_filter(function, iterable))
    if isinstance(iterable, str):
        return "".join(kept)
    return tuple(kept) if isinstance(iterable, tuple) else kept


def zip(*iterables):
    return list(_zip(*iterables))


def round(number, ndigits=0):
    """Away from zero where it is in the middle, and always a float."""
    scale = 10.0 ** ndigits
    scaled = abs(number) * scale
    whole = float(int(scaled))
    if scaled - whole >= 0.5:
        whole += 1.0
    return (whole if number >= 0 else -whole) / scale


def sorted(iterable, cmp=None, key=None, reverse=False):
    if cmp is not None:
        by = functools.cmp_to_key(cmp)
        given = key
        key = by if given is None else lambda item: by(given(item))
    return _sorted(iterable, key=key, reverse=reverse)
