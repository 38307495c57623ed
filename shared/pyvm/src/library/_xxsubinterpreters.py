# `_xxsubinterpreters`: the interpreters of this process before CPython 3.13 (`_xxsubinterpretersmodule.c` of 3.12).

import pickle

import _subinterpreters
from _crossinterp import check_shareable, is_shareable, pack


class RunFailedError(RuntimeError):
    """A script raised an exception."""


class InterpreterID:
    """The number of an interpreter."""

    def __init__(self, id, *, force=False):
        self._id = int(id)

    def __repr__(self):
        return f"InterpreterID({self._id})"

    def __str__(self):
        return str(self._id)

    def __int__(self):
        return self._id

    def __index__(self):
        return self._id

    def __eq__(self, other):
        return isinstance(other, (int, InterpreterID)) and self._id == int(other)

    def __hash__(self):
        return hash(self._id)


def create(*, isolated=True):
    return InterpreterID(_subinterpreters.create())


def destroy(id):
    if int(id) == _subinterpreters.current():
        raise RuntimeError("cannot destroy the current interpreter")
    if not _found(_subinterpreters.destroy(int(id)), id):
        raise RuntimeError("interpreter running")


def get_current():
    return InterpreterID(_subinterpreters.current())


def get_main():
    return InterpreterID(0)


def list_all():
    return [InterpreterID(id) for id in _subinterpreters.all()]


def is_running(id):
    return _found(_subinterpreters.is_running(int(id)), id)


def run_string(id, script, shared=None):
    if shared:
        for value in shared.values():
            check_shareable(value)
        _enter(id, "bind", pack(dict(shared)))
    kind, content = pickle.loads(_enter(id, "run_script", script.encode()))
    if kind == "raised":
        (name, qualname, module), text, formatted, report = content
        place = "" if module == "builtins" else f"{module}."
        raise RunFailedError(f"<class '{place}{qualname}'>: {text}")


def _enter(id, function, data):
    answer = _found(_subinterpreters.call(int(id), function, data), id)
    if answer is False:
        raise RuntimeError("interpreter already running")
    return answer


def _found(answer, id):
    if answer is None:
        raise RuntimeError(f"unrecognized interpreter ID {int(id)}")
    return answer
