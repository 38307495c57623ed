# What goes from one interpreter to another, as bytes; and the errors of that. CPython has this in Python/crossinterp.c.

import sys

import _subinterpreters
import _thread
import pickle

_IS_314 = sys.version_info >= (3, 14)
_MODULE = "concurrent.interpreters" if _IS_314 else "interpreters"


class InterpreterError(Exception):
    """Something is wrong with an interpreter."""

    __module__ = _MODULE


class InterpreterNotFoundError(InterpreterError):
    """There is no such interpreter, or no more."""

    __module__ = _MODULE


class NotShareableError(TypeError if _IS_314 else ValueError):
    """A value cannot get to another interpreter."""

    __module__ = _MODULE


# Objects of these classes cross as they are. The class of the queues is added.
shareable_classes = [type(None), bool, int, float, str, bytes, tuple]

_function = type(lambda: None)
_program = {"has_run": False}
_lock = _thread.allocate_lock()


def not_shareable(value):
    return NotShareableError(f"{value!r} does not support cross-interpreter data")


def is_shareable(value):
    return type(value) in shareable_classes


def check_shareable(value):
    if not is_shareable(value):
        raise not_shareable(value)
    if type(value) is tuple:
        for item in value:
            try:
                check_shareable(item)
            except NotShareableError as error:
                # CPython names what was not shareable itself until 3.13.
                raise (not_shareable(value) if _IS_314 else error) from error.__cause__


def pack(value):
    """A value as bytes. A stateless function goes as its code, anything else as a pickle."""
    place = _subinterpreters.place(value)
    if place is not None:
        return pickle.dumps(("code", place))
    try:
        if type(value) is tuple and any([isinstance(item, (_function, tuple)) for item in value]):
            return pickle.dumps(("tuple", [pack(item) for item in value]))
        return pickle.dumps(("value", value))
    except Exception as error:
        raise not_shareable(value) from error


def unpack(data):
    try:
        kind, value = _loaded(data)
        if kind == "code":
            return _subinterpreters.function(value)
    except Exception as error:
        raise NotShareableError("object could not be unpickled") from error
    if kind == "tuple":
        return tuple([unpack(item) for item in value])
    return value


def _loaded(data):
    try:
        return pickle.loads(data)
    except AttributeError as error:
        # What the program defines is not there before it has run, for which nobody has asked yet.
        if not str(error).startswith("Can't get attribute") or _subinterpreters.current() == 0:
            raise
    with _lock:
        if not _program["has_run"]:
            run = _subinterpreters.program()
            run()
            _subinterpreters.keep_program(run)
            _program["has_run"] = True
    return pickle.loads(data)
