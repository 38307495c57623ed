# `concurrent.interpreters`: the interpreters of this process as objects (PEP 734, CPython 3.14).

import threading
import weakref

import _interpreters
from _interpreters import InterpreterError, InterpreterNotFoundError, NotShareableError, is_shareable
from concurrent.interpreters._queues import Queue, QueueEmpty, QueueFull
from concurrent.interpreters._queues import create as create_queue

# There is one object for each number.
_known = weakref.WeakValueDictionary()


class ExecutionFailed(InterpreterError):
    """An exception that nobody caught in another interpreter, in words."""

    def __init__(self, excinfo):
        InterpreterError.__init__(self, excinfo.formatted)
        self.excinfo = excinfo

    def __str__(self):
        return f"{self.excinfo.formatted}\n\nUncaught in the interpreter:\n\n{self.excinfo.errdisplay}"


def create():
    return Interpreter(_interpreters.create(reqrefs=True))


def list_all():
    return [Interpreter(id) for id, _ in _interpreters.list_all(require_ready=True)]


def get_current():
    return Interpreter(_interpreters.get_current()[0])


def get_main():
    return Interpreter(0)


class Interpreter:
    """An interpreter. It ends with the last object that stands for it."""

    def __new__(cls, id, /):
        if not isinstance(id, int):
            raise TypeError(f"id must be an int, got {id!r}")
        self = _known.get(id)
        if self is None:
            whence = _interpreters.whence(id)
            self = object.__new__(cls)
            self._id = id
            self._owns = whence == _interpreters.WHENCE_STDLIB
            if self._owns:
                _interpreters.incref(id)
            _known[id] = self
        return self

    def __repr__(self):
        return f"{type(self).__name__}({self._id})"

    def __hash__(self):
        return hash(self._id)

    def __del__(self):
        if self._owns:
            self._owns = False
            try:
                _interpreters.decref(self._id)
            except InterpreterNotFoundError:
                pass

    def __reduce__(self):
        return (type(self), (self._id,))

    @property
    def id(self):
        return self._id

    @property
    def whence(self):
        return "_interpreters module" if self._owns else "runtime init"

    def is_running(self):
        return _interpreters.is_running(self._id)

    def close(self):
        return _interpreters.destroy(self._id, restrict=True)

    def prepare_main(self, ns=None, /, **kwargs):
        """Binds values in the `__main__` of the interpreter."""
        _interpreters.set___main___attrs(self._id, {**dict(ns or {}), **kwargs}, restrict=True)

    def exec(self, code, /):
        """Runs a script in the `__main__` of the interpreter, in this thread."""
        failure = _interpreters.exec(self._id, code, restrict=True)
        if failure is not None:
            raise ExecutionFailed(failure)

    def call(self, callable, /, *args, **kwargs):
        """Makes a call in the interpreter, in this thread."""
        return self._call(callable, args, kwargs)

    def _call(self, callable, args, kwargs):
        result, failure = _interpreters.call(self._id, callable, args, kwargs, restrict=True)
        if failure is not None:
            raise ExecutionFailed(failure)
        return result

    def call_in_thread(self, callable, /, *args, **kwargs):
        """Makes a call in the interpreter, in a new thread."""
        thread = threading.Thread(target=self._call, args=(callable, args, kwargs))
        thread.start()
        return thread
