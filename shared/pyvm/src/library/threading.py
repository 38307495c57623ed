# `threading`: threads as objects, and the things threads wait for, over the locks of `_thread`.
#
# Behaviour follows CPython's documentation of the module and the messages of its Lib/threading.py.

import sys

import _subset
import _thread
from _synchronization import Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Semaphore

get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
Lock = _thread.allocate_lock
RLock = _thread.RLock
TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError

# Guards the three collections below.
_registry = _thread.allocate_lock()
_active = {}
_starting = []
_exit_calls = []
_numbers = {"thread": 0, "dummy": 0}


def excepthook(args, /):
    """Reports an exception that left a thread. A program may put its own function in this place."""
    if args.exc_type is SystemExit:
        return
    name = get_ident() if args.thread is None else args.thread.name
    print(f"Exception in thread {name}:", file=sys.stderr)
    _subset.load("traceback").print_exception(args.exc_value)


__excepthook__ = excepthook


if sys.version_info < (3, 8):
    _reports = excepthook
    del excepthook


def _next(kind):
    with _registry:
        _numbers[kind] += 1
        return _numbers[kind]


class ExceptHookArgs:
    """What `excepthook` is called with."""

    def __init__(self, args):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = args

    def __getitem__(self, index):
        return (self.exc_type, self.exc_value, self.exc_traceback, self.thread)[index]


class Thread:
    """One thread of control: calls `target`, or what a subclass writes in `run`."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if daemon and _thread.is_isolated():
            raise RuntimeError("daemon threads are disabled in this (sub)interpreter")
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._name = _default_name(target) if name is None else str(name)
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._begun = None
        self._started = False
        self._locals = []
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        state = "initial"
        if self._started:
            state = "started" if self.is_alive() else "stopped"
        if self._daemonic:
            state += " daemon"
        if self._ident is not None:
            state += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {state})>"

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started or self._begun is not None:
            raise RuntimeError("threads can only be started once")
        # `start` returns only when the new thread runs: CPython waits for the same sign.
        self._begun = _thread.allocate_lock()
        self._begun.acquire()
        with _registry:
            _starting.append(self)
        try:
            _thread.start(self._bootstrap, self._name, self._daemonic)
        except BaseException:
            with _registry:
                _starting.remove(self)
            self._begun = None
            raise
        self._begun.acquire()
        self._begun = None

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # The thread object often outlives its work; what it worked on should not.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._started = True
        with _registry:
            _active[self._ident] = self
            _starting.remove(self)
        self._begun.release()
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as error:
            if sys.version_info < (3, 8) or excepthook is __excepthook__:
                # The host reports as CPython does, and keeps count.
                raise
            excepthook(ExceptHookArgs([type(error), error, error.__traceback__, self]))
        finally:
            for values in self._locals:
                values.pop(self._ident, None)
            with _registry:
                del _active[self._ident]

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is not None:
            timeout = max(timeout, 0)
        _thread.join(self._ident, timeout)

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._started and _thread.is_alive(self._ident)

    # Until CPython 3.8.
    if sys.version_info < (3, 9):
        isAlive = is_alive

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        if self._started:
            _thread.set_name(self._ident, self._name)

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic


def _default_name(target):
    name = f"Thread-{_next('thread')}"
    # The target's name is part of it since CPython 3.10.
    if target is not None and sys.version_info >= (3, 10):
        target_name = getattr(target, "__name__", None)
        if target_name is not None:
            name += f" ({target_name})"
    return name


class _FoundThread(Thread):
    """A thread that runs already, and was not started through this module."""

    def __init__(self, name, ident, daemon):
        Thread.__init__(self, name=name, daemon=daemon)
        self._ident = ident
        self._native_id = get_native_id()
        self._started = True
        with _registry:
            _active[ident] = self

    def is_alive(self):
        return True


class _MainThread(_FoundThread):
    def __init__(self):
        _FoundThread.__init__(self, "MainThread", _thread.main_ident(), False)


class _DummyThread(_FoundThread):
    def __init__(self):
        _FoundThread.__init__(self, f"Dummy-{_next('dummy')}", get_ident(), not _thread.is_isolated())


class Timer(Thread):
    """Calls a function after an interval in seconds, unless cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


def main_thread():
    return _active.get(_thread.main_ident()) or _MainThread()


def current_thread():
    ident = get_ident()
    thread = _active.get(ident)
    if thread is None:
        thread = _MainThread() if ident == _thread.main_ident() else _DummyThread()
    return thread


def enumerate():
    main_thread()
    with _registry:
        return list(_active.values()) + _starting


def active_count():
    main_thread()
    with _registry:
        return len(_active) + len(_starting)


currentThread = current_thread
activeCount = active_count


def stack_size(size=0):
    return 0


def _register_atexit(function, *args, **kwargs):
    """Calls the function when the main thread has ended its program, before it joins the others."""
    with _registry:
        _exit_calls.append((function, args, kwargs))


def _shutdown():
    """Called once by the interpreter after the main program, before it waits for its threads."""
    for function, args, kwargs in reversed(_exit_calls):
        function(*args, **kwargs)


def _after_fork():
    """In a forked process: of the threads only this one is there."""
    global _registry
    _registry = _thread.allocate_lock()
    _active.clear()
    _starting.clear()
    _exit_calls.clear()


class local:
    """An object whose attributes each thread sees for itself."""

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        # By the threads' identifications.
        object.__setattr__(self, "_local__values", {})
        object.__setattr__(self, "_local__arguments", (args, kwargs))
        # The creating thread's `__init__` is called by the construction itself.
        self.__begin()
        return self

    def __begin(self):
        current_thread()._locals.append(self.__values)
        values = self.__values[get_ident()] = {}
        return values

    def __attributes(self):
        values = self.__values.get(get_ident())
        if values is None:
            values = self.__begin()
            args, kwargs = self.__arguments
            self.__init__(*args, **kwargs)
        return values

    @property
    def __dict__(self):
        return self.__attributes()

    def __getattr__(self, name):
        attributes = self.__attributes()
        if name in attributes:
            return attributes[name]
        kind = "_thread._local" if type(self) is local else type(self).__name__
        raise AttributeError(f"'{kind}' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        self.__attributes()[name] = value

    def __delattr__(self, name):
        attributes = self.__attributes()
        if name not in attributes:
            kind = "_thread._local" if type(self) is local else type(self).__name__
            raise AttributeError(f"'{kind}' object has no attribute '{name}'")
        del attributes[name]
