# `_interpreters`: the interpreters of this process by their numbers (CPython 3.13 and later; `_interpretersmodule.c`).

import pickle
import sys
from types import SimpleNamespace

import _subinterpreters
from _crossinterp import (
    InterpreterError,
    InterpreterNotFoundError,
    NotShareableError,
    check_shareable,
    is_shareable,
    pack,
    unpack,
)

WHENCE_UNKNOWN = 0
WHENCE_RUNTIME = 1
WHENCE_LEGACY_CAPI = 2
WHENCE_CAPI = 3
WHENCE_XI = 4
WHENCE_STDLIB = 5

_FUNCTION = type(pickle.dumps)


def create(config="isolated", *, reqrefs=False):
    return _subinterpreters.create()


def destroy(id, *, restrict=False):
    _restrict(id, restrict, "destroy")
    if id == _subinterpreters.current():
        raise InterpreterError("cannot destroy the current interpreter")
    if id == 0:
        raise InterpreterError("cannot destroy the main interpreter")
    if not _found(_subinterpreters.destroy(id), id):
        raise InterpreterError("interpreter running")


def incref(id, *, implieslink=False, restrict=False):
    if not _subinterpreters.refer(id, True):
        raise _unknown(id)


def decref(id, *, restrict=False):
    if not _subinterpreters.refer(id, False):
        raise _unknown(id)


def get_current():
    id = _subinterpreters.current()
    return (id, whence(id))


def get_main():
    return (0, WHENCE_RUNTIME)


def list_all(*, require_ready=False):
    return [(id, WHENCE_STDLIB if id else WHENCE_RUNTIME) for id in _subinterpreters.all()]


def whence(id):
    is_running(id)
    return WHENCE_STDLIB if id else WHENCE_RUNTIME


def is_running(id, *, restrict=False):
    return _found(_subinterpreters.is_running(id), id)


def set___main___attrs(id, updates, *, restrict=False):
    _restrict(id, restrict, "update __main__ for")
    for value in updates.values():
        check_shareable(value)
    _enter(id, "bind", pack(dict(updates)))


def exec(id, code, shared=None, *, restrict=False):
    """Runs a script. Gives what was raised there, in words, or None."""
    _restrict(id, restrict, "exec code for")
    if not isinstance(code, str):
        raise TypeError(f"unsupported script {code!r}")
    if sys.version_info >= (3, 14):
        _subinterpreters.check(code)
    if shared:
        set___main___attrs(id, shared)
    return _outcome(_enter(id, "run_script", code.encode()))[1]


run_string = exec


def call(id, function, args=None, kwargs=None, *, preserve_exc=False, restrict=False):
    """Makes a call. Gives its result, and what was raised there in words; before 3.14 only that."""
    _restrict(id, restrict, "make a call in")
    if not callable(function):
        raise TypeError(f"expected a callable, got {function!r}")
    try:
        pack(function)
    except NotShareableError as error:
        if not isinstance(function, _FUNCTION):
            raise NotShareableError(f"expected a function, got {function!r}") from error.__cause__
        raise NotShareableError("only stateless functions are shareable") from _state_of(function)
    found = _outcome(_enter(id, "call", pack((function, tuple(args or ()), dict(kwargs or {})))))
    return found if sys.version_info >= (3, 14) else found[1]


def _state_of(function):
    """What a function has that does not cross with its code, as an error."""
    for what, state in [
        ("defaults", function.__defaults__),
        ("keyword defaults", function.__kwdefaults__),
        ("closures", function.__closure__),
    ]:
        if state:
            return ValueError(f"{what} not supported")
    return ValueError("globals not supported")


def _restrict(id, restrict, what):
    if restrict and id == 0:
        raise InterpreterError(f"cannot {what} unrecognized interpreter {id}")


def _enter(id, function, data):
    answer = _found(_subinterpreters.call(id, function, data), id)
    if answer is False:
        raise InterpreterError("interpreter already running")
    return answer


def _found(answer, id):
    if answer is None:
        raise _unknown(id)
    return answer


def _unknown(id):
    return InterpreterNotFoundError(f"unrecognized interpreter ID {id}")


def _outcome(answer):
    kind, content = pickle.loads(answer)
    if kind == "result":
        return (unpack(content), None)
    if kind == "not shareable":
        raise NotShareableError(content)
    (name, qualname, module), text, formatted, report = content
    kind = SimpleNamespace(__name__=name, __qualname__=qualname, __module__=module)
    return (None, SimpleNamespace(type=kind, msg=text, formatted=formatted, errdisplay=report))
