# What other interpreters have called in this one: functions of bytes that give bytes.

import _subinterpreters
import _traceback
import pickle
from _crossinterp import NotShareableError, pack, unpack


def run_script(data):
    try:
        _subinterpreters.script(data.decode())()
    except BaseException as error:
        return _told(error)
    return pickle.dumps(("result", pack(None)))


def call(data):
    try:
        function, args, kwargs = unpack(data)
    except NotShareableError as error:
        return pickle.dumps(("not shareable", str(error)))
    try:
        result = function(*args, **kwargs)
    except BaseException as error:
        return _told(error)
    try:
        return pickle.dumps(("result", pack(result)))
    except NotShareableError as error:
        return pickle.dumps(("not shareable", str(error)))


def bind(data):
    for name, value in unpack(data).items():
        _subinterpreters.bind(name, value)
    return b""


def _told(error):
    """An exception in words: it stays here, with all that it leads to."""
    kind = type(error)
    place = "" if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}."
    text = str(error)
    told = (
        (kind.__name__, kind.__qualname__, kind.__module__),
        text,
        f"{place}{kind.__qualname__}: {text}",
        _traceback.format(error).rstrip("\n"),
    )
    return pickle.dumps(("raised", told))
