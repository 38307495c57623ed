# `traceback`: the text of tracebacks, which the machine makes, and their parts.

import sys

import _traceback
from _traceback_parts import FrameSummary, StackSummary, extract_stack, extract_tb, format_list, walk_stack, walk_tb


def _of(error, args):
    """The exception: the old way to call these functions gives its class, itself and its traceback."""
    return args[0] if args else error


def _lines(error, limit, chain):
    if limit is None and chain:
        text = _traceback.format(error)
        return [line + "\n" for line in text.rstrip("\n").split("\n")]
    entries = extract_tb(error.__traceback__, limit)
    head = ["Traceback (most recent call last):\n"] if error.__traceback__ is not None else []
    return head + format_list(entries) + format_exception_only(error)


def format_exception(exc, /, *args, limit=None, chain=True):
    lines = _lines(_of(exc, args), limit, chain)
    # One text for each entry: its line, and the line of the source.
    parts = []
    for line in lines:
        if parts and line.startswith("    ") and parts[-1].startswith("  File "):
            parts[-1] += line
        else:
            parts.append(line)
    return parts


def format_exception_only(exc, /, *args, show_group=False):
    error = _of(exc, args)
    if error is None:
        return ["NoneType: None\n"]
    name = type(error).__qualname__
    if type(error).__module__ not in ("builtins", "__main__"):
        name = f"{type(error).__module__}.{name}"
    text = str(error) + _traceback.suggestion(error)
    lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    return lines + [f"{note}\n" for note in getattr(error, "__notes__", ())]


def print_exception(exc, /, *args, limit=None, file=None, chain=True):
    text = "".join(_lines(_of(exc, args), limit, chain))
    print(text, end="", file=sys.stderr if file is None else file)


def _current():
    return sys.exc_info()[1]


def format_exc(limit=None, chain=True):
    error = _current()
    return "NoneType: None\n" if error is None else "".join(_lines(error, limit, chain))


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(limit, chain), end="", file=sys.stderr if file is None else file)


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb, limit)), end="", file=sys.stderr if file is None else file)


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def format_stack(f=None, limit=None):
    return format_list(extract_stack(sys._getframe(1) if f is None else f, limit))


def print_stack(f=None, limit=None, file=None):
    text = "".join(format_stack(sys._getframe(1) if f is None else f, limit))
    print(text, end="", file=sys.stderr if file is None else file)


class TracebackException:
    """An exception as it would be printed, without the exception."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, **options):
        self.exc_type = exc_type
        self._text = str(exc_value)
        self._lines = format_exception(exc_value, limit=limit)
        self._only = format_exception_only(exc_value)
        self.stack = extract_tb(exc_traceback, limit)

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__, **options)

    def __str__(self):
        return self._text

    def format(self, *, chain=True):
        yield from self._lines

    def format_exception_only(self, *, show_group=False):
        yield from self._only

    def print(self, *, file=None, chain=True):
        print("".join(self._lines), end="", file=sys.stderr if file is None else file)
