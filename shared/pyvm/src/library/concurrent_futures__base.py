# `concurrent.futures._base`: the future, waiting for several, and what every executor does.

import sys
import threading
import time
from collections import namedtuple

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
# Cancelled, but the executor has not met the call in its queue yet.
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_SHOWN = {CANCELLED_AND_NOTIFIED: "cancelled"}

TimeoutError = TimeoutError


class Error(Exception):
    """The base of this module's errors."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The future is in a state that does not allow this."""


class BrokenExecutor(RuntimeError):
    """The executor can run nothing any more."""


DoneAndNotDoneFutures = namedtuple(
    "DoneAndNotDoneFutures", "done not_done", module="concurrent.futures._base"
)


class Future:
    """The result that a call will have."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        state = _SHOWN.get(self._state, self._state.lower())
        if self._state == FINISHED:
            if self._exception is not None:
                state += f" raised {type(self._exception).__name__}"
            else:
                state += f" returned {type(self._result).__name__}"
        return f"<{type(self).__name__} at {id(self):#x} state={state}>"

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._is_done()

    def _is_done(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        with self._condition:
            if not self._is_done():
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _call_back(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            import logging

            logging.getLogger("concurrent.futures").exception("exception calling callback for %r", self)

    def _wait_until_done(self, timeout):
        # With the condition held.
        if not self._is_done():
            self._condition.wait(timeout)
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        try:
            with self._condition:
                self._wait_until_done(timeout)
                if self._exception is not None:
                    raise self._exception
                return self._result
        finally:
            # The exception's traceback holds this frame: let the frame not hold the future.
            self = None

    def exception(self, timeout=None):
        with self._condition:
            self._wait_until_done(timeout)
            return self._exception

    # What an executor does with it.

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self, False)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            # Until CPython 3.7 the last result counted.
            if self._is_done() and sys.version_info >= (3, 8):
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add(self, exception is not None)
            self._condition.notify_all()
        self._call_back()


class _Waiter:
    """Counts the futures that finish while `wait` or `as_completed` waits."""

    def __init__(self, return_when):
        self._return_when = return_when
        self._lock = threading.Lock()
        self._left = 0
        self.event = threading.Event()
        self.finished = []

    def watch(self, futures):
        """Starts to watch; returns those that are done already."""
        done = []
        for future in futures:
            with future._condition:
                if future._state in (CANCELLED_AND_NOTIFIED, FINISHED):
                    done.append(future)
                    continue
                with self._lock:
                    self._left += 1
                future._waiters.append(self)
        return done

    def forget(self, futures):
        for future in futures:
            with future._condition:
                if self in future._waiters:
                    future._waiters.remove(self)

    def add(self, future, failed):
        with self._lock:
            self._left -= 1
            self.finished.append(future)
            if (
                self._left == 0
                or self._return_when == FIRST_COMPLETED
                or (failed and self._return_when == FIRST_EXCEPTION)
            ):
                self.event.set()

    def take(self):
        """Those that finished since the last call."""
        with self._lock:
            finished = self.finished
            self.finished = []
            self.event.clear()
            return finished


def _failed(future):
    return future._state == FINISHED and future._exception is not None


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    futures = set(fs)
    waiter = _Waiter(return_when)
    done = waiter.watch(futures)
    # CPython reads `return_when` only when it has to wait.
    if len(done) < len(futures) and return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        waiter.forget(futures)
        raise ValueError(f"Invalid return condition: {return_when!r}")
    enough = (
        len(done) == len(futures)
        or (return_when == FIRST_COMPLETED and done)
        or (return_when == FIRST_EXCEPTION and any([_failed(future) for future in done]))
    )
    if not enough:
        waiter.event.wait(timeout)
    waiter.forget(futures)
    done = set(done) | set(waiter.take())
    return DoneAndNotDoneFutures(done, futures - done)


def as_completed(fs, timeout=None):
    """The futures, each as soon as it is done."""
    deadline = None if timeout is None else time.monotonic() + timeout
    futures = list(dict.fromkeys(fs))
    waiter = _Waiter(FIRST_COMPLETED)
    finished = waiter.watch(futures)
    left = len(futures)
    try:
        while True:
            finished.reverse()
            while finished:
                left -= 1
                yield finished.pop()
            if left == 0:
                return
            remaining = None
            if deadline is not None:
                remaining = deadline - time.monotonic()
                if remaining < 0:
                    raise TimeoutError(f"{left} (of {len(futures)}) futures unfinished")
            waiter.event.wait(remaining)
            finished = waiter.take()
    finally:
        waiter.forget(futures)


class Executor:
    """Runs calls elsewhere. Subclasses say where, in `submit`."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        deadline = None if timeout is None else time.monotonic() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(futures, deadline)

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.shutdown(wait=True)
        return False


def _results(futures, deadline):
    """The results in order. Ends with the first failure, and cancels what has not begun then."""
    futures.reverse()
    try:
        while futures:
            # Popped, so that nothing here keeps a result that was handed out.
            if deadline is None:
                yield _result(futures.pop(), None)
            else:
                yield _result(futures.pop(), deadline - time.monotonic())
    finally:
        for future in futures:
            future.cancel()


def _result(future, timeout):
    try:
        return future.result(timeout)
    finally:
        future.cancel()
        del future
