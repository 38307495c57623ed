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
        # A message may end its line itself.
        return [line + "\n" for line in text.removesuffix("\n").split("\n")]
    entries = extract_tb(error.__traceback__, limit)
    head = ["Traceback (most recent call last):\n"] if entries else []
    return head + format_list(entries) + _only(error, True)


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


def _only(error, with_traceback):
    return [line + "\n" for line in _traceback.only(error, with_traceback)[:-1].split("\n")]


def format_exception_only(exc, /, *args, show_group=False):
    error = _of(exc, args)
    if error is None:
        return ["NoneType: None\n"]
    lines = _only(error, False)
    if show_group and isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            lines += ["   " + line for line in format_exception_only(part, show_group=True)]
    return lines


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

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, capture_locals=False, **options):
        self.exc_type = exc_type
        self.exc_type_str = exc_type.__qualname__
        if exc_type.__module__ not in ("builtins", "__main__"):
            self.exc_type_str = f"{exc_type.__module__}.{exc_type.__qualname__}"
        self._text = str(exc_value)
        self._only = _only(exc_value, exc_traceback is not None)
        self.stack = extract_tb(exc_traceback, limit, capture_locals)
        head = ["Traceback (most recent call last):\n"] if self.stack else []
        self._own = head + self.stack.format() + self._only
        self._lines = self._own if capture_locals else format_exception(exc_value, limit=limit)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        cause, context = exc_value.__cause__, exc_value.__context__
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__cause__ = None if cause is None else TracebackException.from_exception(cause)
        hidden = cause is not None or context is None
        self.__context__ = None if hidden else TracebackException.from_exception(context)
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [TracebackException.from_exception(part) for part in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__, **options)

    def __str__(self):
        return self._text

    def format(self, *, chain=True):
        yield from self._lines if chain else self._own

    def format_exception_only(self, *, show_group=False):
        yield from self._only

    def print(self, *, file=None, chain=True):
        print("".join(self.format(chain=chain)), end="", file=sys.stderr if file is None else file)
