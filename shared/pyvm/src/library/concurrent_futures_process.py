# `concurrent.futures.process`: an executor over processes, which are those of a `multiprocessing.Pool`.

import os
import threading
import time

from concurrent.futures._base import BrokenExecutor, Executor, Future, _results


class BrokenProcessPool(BrokenExecutor):
    """A worker process ended in the middle of its work."""


class _RemoteTraceback(Exception):
    """The traceback of a worker, as text."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


_ABRUPTLY = "A process in the process pool was terminated abruptly while the future was running or pending."


def _failure(error):
    """What the pool says, in the words of an executor."""
    if type(error).__name__ == "BrokenPool":
        return BrokenProcessPool(_ABRUPTLY)
    trace = error.__cause__
    if type(trace).__name__ == "RemoteTraceback":
        error.__cause__ = _RemoteTraceback(trace.tb)
    return error


def _call_each(fn, chunk):
    """A chunk of `map`, in the worker."""
    return [fn(*args) for args in chunk]


class ProcessPoolExecutor(Executor):
    """Runs calls in `max_workers` processes."""

    def __init__(
        self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None
    ):
        if max_workers is None:
            max_workers = os.cpu_count() or 1
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._context = mp_context
        self._initializer = initializer
        self._initargs = initargs
        self._pool = None
        self._shutdown = False
        self._lock = threading.Lock()

    def _processes(self):
        # As in CPython, no process starts before there is work.
        if self._pool is None:
            context = self._context
            if context is None:
                import multiprocessing

                context = multiprocessing
            if self._initializer is None:
                self._pool = context.Pool(self._max_workers)
            else:
                self._pool = context.Pool(self._max_workers, self._initializer, self._initargs)
            threading._register_atexit(self.shutdown)
        return self._pool

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = Future()
            # The pool cannot take a call back: it counts as running from here on.
            future.set_running_or_notify_cancel()
            pool = self._processes()
            if pool._broken:
                raise BrokenProcessPool("A child process terminated abruptly, the process pool is not usable anymore")

            def fail(error):
                future.set_exception(_failure(error))

            pool.apply_async(fn, args, kwargs, callback=future.set_result, error_callback=fail)
            return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        if chunksize == 1:
            return Executor.map(self, fn, *iterables, timeout=timeout)
        deadline = None if timeout is None else time.monotonic() + timeout
        calls = list(zip(*iterables))
        chunks = [calls[start : start + chunksize] for start in range(0, len(calls), chunksize)]
        futures = [self.submit(_call_each, fn, chunk) for chunk in chunks]
        return _each(_results(futures, deadline))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            self._shutdown = True
            pool = self._pool
            if wait:
                self._pool = None
        if pool is not None:
            pool.close()
            if wait:
                pool.join()


def _each(chunks):
    for chunk in chunks:
        yield from chunk
