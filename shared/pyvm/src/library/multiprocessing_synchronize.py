# `multiprocessing.synchronize`: what processes wait for, over shared semaphores. A condition is built of four of
# them, as in CPython's Lib/multiprocessing/synchronize.py.

import os
import threading
import time

import _multiprocessing
from multiprocessing import process
from multiprocessing.process import assert_spawning

SEM_VALUE_MAX = 2147483647


class SemLock:
    """A semaphore, and what this process knows of who holds it."""

    _recursive = False

    def __init__(self, value, most):
        self._handle = _multiprocessing.new_semaphore(value, most)[0]
        self._count = 0
        self._holder = None

    def __getstate__(self):
        assert_spawning(self)
        return {"_handle": self._handle, "_count": 0, "_holder": None}

    def __setstate__(self, state):
        for name, value in state.items():
            object.__setattr__(self, name, value)

    def _me(self):
        return (os.getpid(), threading.get_ident())

    def _is_mine(self):
        return self._count > 0 and self._holder == self._me()

    def acquire(self, block=True, timeout=None):
        if self._recursive and self._is_mine():
            self._count += 1
            return True
        if not block:
            timeout = 0.0
        elif timeout is not None:
            timeout = max(timeout, 0.0)
        if not _multiprocessing.acquire(self._handle, timeout):
            return False
        # A forked process has its parent's count of a lock that the parent held.
        forked = self._holder is not None and self._holder[0] != os.getpid()
        self._count = 1 if self._recursive or forked else self._count + 1
        self._holder = self._me()
        return True

    def release(self):
        if self._recursive:
            if not self._is_mine():
                raise AssertionError("attempt to release recursive lock not owned by thread")
            self._count -= 1
            if self._count == 0:
                _multiprocessing.release(self._handle)
            return
        if self._count > 0:
            self._count -= 1
        if not _multiprocessing.release(self._handle):
            raise ValueError("semaphore or lock released too many times")

    def _value(self):
        return _multiprocessing.semaphore_value(self._handle)

    def locked(self):
        return self._value() == 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *raised):
        self.release()

    def _owner(self):
        if self._value() > 0:
            return "None"
        if self._count == 0:
            return "SomeOtherProcess"
        if self._holder[0] != os.getpid():
            return "SomeOtherProcess"
        if self._holder != self._me():
            return "SomeOtherThread"
        name = process.current_process().name
        thread = threading.current_thread().name
        return name if thread == "MainThread" else f"{name}|{thread}"


class Lock(SemLock):
    def __init__(self):
        SemLock.__init__(self, 1, 1)

    def __repr__(self):
        return f"<Lock(owner={self._owner()})>"


class RLock(SemLock):
    _recursive = True

    def __init__(self):
        SemLock.__init__(self, 1, 1)

    def __repr__(self):
        owner = self._owner()
        return f"<RLock({owner}, {self._count if self._is_mine() else 0 if owner == 'None' else 'nonzero'})>"


class Semaphore(SemLock):
    def __init__(self, value=1):
        SemLock.__init__(self, value, SEM_VALUE_MAX)

    def get_value(self):
        return self._value()

    def __repr__(self):
        return f"<Semaphore(value={self._value()})>"


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        SemLock.__init__(self, value, value)
        self._most = value

    def __getstate__(self):
        state = SemLock.__getstate__(self)
        state["_most"] = self._most
        return state

    def __repr__(self):
        return f"<BoundedSemaphore(value={self._value()}, maxvalue={self._most})>"


class Condition:
    """Lets processes wait, under a lock, until another one says that something changed."""

    def __init__(self, lock=None):
        self._lock = lock or RLock()
        self._sleeping = Semaphore(0)
        self._woken = Semaphore(0)
        self._wait = Semaphore(0)

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *raised):
        return self._lock.__exit__(*raised)

    def acquire(self, block=True, timeout=None):
        return self._lock.acquire(block, timeout)

    def release(self):
        self._lock.release()

    def __repr__(self):
        waiters = self._sleeping._value() - self._woken._value()
        return f"<Condition({self._lock!r}, {waiters})>"

    def wait(self, timeout=None):
        assert self._lock._is_mine(), "must acquire() condition before using wait()"
        self._sleeping.release()
        count = self._lock._count
        for _ in range(count):
            self._lock.release()
        try:
            return self._wait.acquire(True, timeout)
        finally:
            self._woken.release()
            for _ in range(count):
                self._lock.acquire()

    def notify(self, n=1):
        assert self._lock._is_mine(), "lock is not owned"
        # Those who gave up waiting have left their sleeping behind.
        while self._woken.acquire(False):
            self._sleeping.acquire(False)
        sleepers = 0
        while sleepers < n and self._sleeping.acquire(False):
            self._wait.release()
            sleepers += 1
        for _ in range(sleepers):
            self._woken.acquire()
        if sleepers:
            while self._wait.acquire(False):
                pass

    def notify_all(self):
        self.notify(SEM_VALUE_MAX)

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if result:
            return result
        deadline = None if timeout is None else time.monotonic() + timeout
        left = None
        while not result:
            if deadline is not None:
                left = deadline - time.monotonic()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result


class Event:
    """A flag that processes can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = Semaphore(0)

    def _look(self):
        if self._flag.acquire(False):
            self._flag.release()
            return True
        return False

    def is_set(self):
        with self._cond:
            return self._look()

    def set(self):
        with self._cond:
            self._flag.acquire(False)
            self._flag.release()
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag.acquire(False)

    def wait(self, timeout=None):
        with self._cond:
            if not self._look():
                self._cond.wait(timeout)
            return self._look()

    def __repr__(self):
        return f"<{type(self).__qualname__} at {id(self):#x} {'set' if self.is_set() else 'unset'}>"


class Barrier:
    """Holds processes until so many of them have come."""

    def __init__(self, parties, action=None, timeout=None):
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._cond = Condition()
        # How many wait; which round it is; whether it is broken (1) or draining (2).
        self._numbers = _multiprocessing.new_numbers([0, 0, 0])[0]

    def _get(self):
        return _multiprocessing.numbers(self._numbers, 0, 3)

    def _set(self, *numbers):
        _multiprocessing.set_numbers(self._numbers, 0, list(numbers))

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._cond.wait_for(lambda: self._get()[2] != 2)
            place, round, state = self._get()
            if state == 1:
                raise threading.BrokenBarrierError
            self._set(place + 1, round, 0)
            if place + 1 == self._parties:
                try:
                    if self._action:
                        self._action()
                except BaseException:
                    self._set(place, round, 1)
                    self._cond.notify_all()
                    raise
                self._set(place, round + 1, 2 if place else 0)
                self._cond.notify_all()
                return place
            came = self._cond.wait_for(lambda: self._get()[1] != round or self._get()[2] == 1, timeout)
            waiting, now, state = self._get()
            if not came or now == round or state == 1:
                self._set(max(waiting - 1, 0), now, 1)
                self._cond.notify_all()
                raise threading.BrokenBarrierError
            self._set(waiting - 1, now, 2 if waiting > 1 else 0)
            if waiting == 1:
                self._cond.notify_all()
            return place

    def reset(self):
        with self._cond:
            waiting, round, state = self._get()
            self._set(waiting, round, 1 if waiting else 0)
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            waiting, round, state = self._get()
            self._set(waiting, round, 1)
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        waiting, round, state = self._get()
        return 0 if state == 2 else waiting

    @property
    def broken(self):
        return self._get()[2] == 1

    def __repr__(self):
        kind = type(self)
        if self.broken:
            return f"<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: broken>"
        return f"<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: waiters={self.n_waiting}/{self.parties}>"
