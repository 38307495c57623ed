# `concurrent.futures.interpreter`: an executor over threads each of which has an interpreter of its own (CPython 3.14).

import sys
import traceback

from concurrent import interpreters
from concurrent.futures.thread import BrokenThreadPool, ThreadPoolExecutor, WorkerContext


class BrokenInterpreterPool(BrokenThreadPool):
    """An initializer failed."""


def _call(raised, fn, args, kwargs):
    """A call, in the interpreter. What it raises is sent back, if it can be."""
    try:
        return fn(*args, **kwargs)
    except BaseException as error:
        try:
            raised.put(error)
        except interpreters.NotShareableError:
            print("exception is not shareable:", file=sys.stderr)
            traceback.print_exception(error)
            raised.put(None)
        raise


class _InterpreterContext(WorkerContext):
    def initialize(self):
        self._interpreter = interpreters.create()
        self._raised = interpreters.create_queue()
        try:
            WorkerContext.initialize(self)
        except BaseException:
            self.finalize()
            raise

    def run(self, fn, args, kwargs):
        try:
            return self._interpreter.call(_call, self._raised, fn, args, kwargs)
        except interpreters.ExecutionFailed as failure:
            error = self._raised.get()
            if error is None:
                raise
            raise error from failure

    def finalize(self):
        self._interpreter.close()


class InterpreterPoolExecutor(ThreadPoolExecutor):
    """Runs calls in at most `max_workers` threads, each in an interpreter of its own."""

    BROKEN = BrokenInterpreterPool
    _context = _InterpreterContext
    _prefix = "InterpreterPoolExecutor"

    def submit(self, fn, /, *args, **kwargs):
        if isinstance(fn, str):
            raise TypeError("scripts not supported")
        return ThreadPoolExecutor.submit(self, fn, *args, **kwargs)
