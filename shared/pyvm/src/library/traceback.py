# `traceback`: the text of tracebacks, which the machine makes.

import sys

import _traceback


def _of(error, args):
    """The exception: the old way to call these functions gives its class, itself and its traceback."""
    return args[0] if args else error


def format_exception(exc, /, *args, limit=None, chain=True):
    error = _of(exc, args)
    return [line + "\n" for line in _traceback.format(error).rstrip("\n").split("\n")]


def format_exception_only(exc, /, *args):
    error = _of(exc, args)
    name = type(error).__qualname__
    if type(error).__module__ not in ("builtins", "__main__"):
        name = f"{type(error).__module__}.{name}"
    text = str(error)
    return [f"{name}: {text}\n" if text else f"{name}\n"]


def print_exception(exc, /, *args, limit=None, file=None, chain=True):
    print(_traceback.format(_of(exc, args)), end="", file=sys.stderr if file is None else file)


def _current():
    return sys.exc_info()[1]


def format_exc(limit=None, chain=True):
    error = _current()
    return "NoneType: None\n" if error is None else _traceback.format(error)


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(), end="", file=sys.stderr if file is None else file)
