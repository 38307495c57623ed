# `multiprocessing.process`: a process as an object. Behaviour follows CPython 3.13's documentation of the module.

import sys
import os
import threading

import _multiprocessing
import _thread
import pickle

_SIGNALS = {-9: "SIGKILL", -15: "SIGTERM", -11: "SIGSEGV", -6: "SIGABRT", -2: "SIGINT"}

# The processes that this one started and that it has not seen end.
_children = []
# How many process objects this process has made.
_made = [0]
# While a process is being spawned: the ends of pipes that it inherits.
_inherited = []

_BOOTSTRAPPING = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        """


class ProcessError(Exception):
    """The base of the package's own errors."""

    __module__ = "multiprocessing.context"


class BufferTooShort(ProcessError):
    """A message is longer than the place for it."""

    __module__ = "multiprocessing.context"


class TimeoutError(ProcessError):
    """A result did not come in time."""

    __module__ = "multiprocessing.context"


class AuthenticationError(ProcessError):
    """Somebody without the key asked."""

    __module__ = "multiprocessing.context"


def assert_spawning(shared):
    """Refuses to pickle what only a process that is being started may be given."""
    if not _inherited:
        raise RuntimeError(
            f"{type(shared).__name__} objects should only be shared between processes through inheritance"
        )


class _NotCopied:
    """What stands in a forked process for an object that could not be copied."""

    def __getattr__(self, name):
        kind = object.__getattribute__(self, "_what")
        raise RuntimeError(f"a '{kind}' object of the parent process cannot be used in a forked one here")

    def __iter__(self):
        return self.iterator

    def __next__(self):
        return self.item

    def __call__(self, *args, **kwargs):
        return self.result

    def __enter__(self):
        return self.resource

    def __exit__(self, *raised):
        return self.resource


class BaseProcess:
    """A process: calls `target`, or what a subclass writes in `run`."""

    _start_method = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        current = current_process()
        _made[0] += 1
        self._identity = current._identity + (_made[0],)
        self._parent_pid = os.getpid()
        self._parent_name = current.name
        self._number = None
        self._pid = None
        self._exitcode = None
        self._closed = False
        self._tell = None
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        numbers = ":".join([str(number) for number in self._identity])
        self._name = name or f"{type(self).__name__}-{numbers}"
        self._daemonic = current.daemon if daemon is None else daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._number is None, "cannot start a process twice"
        assert self._parent_pid == os.getpid(), "can only start a process object created by current process"
        assert not current_process()._daemonic, "daemonic processes are not allowed to have children"
        _cleanup()
        method = self._start_method
        if method is None:
            method = _default_method()
        if method == "fork":
            if _thread.is_isolated():
                raise RuntimeError("fork not supported for isolated subinterpreters")
            made = _multiprocessing.fork(self._bootstrap, self.name, self._daemonic, self._tell)
        else:
            made = self._spawn(method == "forkserver")
        self._number, self._pid = made
        # The object may outlive its work; what it worked on should not.
        del self._target, self._args, self._kwargs
        _children.append(self)

    def _spawn(self, by_server):
        if _multiprocessing.is_importing_main():
            raise RuntimeError(_BOOTSTRAPPING)
        ends = []
        _inherited.append(ends)
        try:
            data = pickle.dumps(self)
        finally:
            _inherited.remove(ends)
        return _multiprocessing.spawn(data, self.name, self._daemonic, self._tell, ends, by_server)

    def _bootstrap(self):
        """The whole life of the process, from the inside. Gives its exit code."""
        _children.clear()
        _made[0] = 0
        _inherited.clear()
        _current[:] = [self, _ParentProcess(self._parent_name, self._parent_pid)]
        self._pid = os.getpid()
        try:
            try:
                self.run()
                code = 0
            finally:
                _end_children()
                exits = _multiprocessing.loaded("atexit")
                if exits is not None:
                    exits._run_exitfuncs()
        except SystemExit as error:
            if error.code is None:
                code = 0
            elif isinstance(error.code, int):
                code = int(error.code)
            else:
                _write(f"{error.code}\n", True)
                code = 1
        except BaseException as error:
            _write(f"Process {self.name}:\n{_multiprocessing.report(error)}\n", True)
            code = 1
        finally:
            threading._shutdown()
        return code

    def _ended(self, timeout):
        """Whether it has ended, after that many seconds at the most."""
        if self._exitcode is None:
            self._exitcode = _multiprocessing.wait(self._number, timeout)
        if self._exitcode is None:
            return False
        if self in _children:
            _children.remove(self)
        return True

    def join(self, timeout=None):
        self._check_closed()
        assert self._parent_pid == os.getpid(), "can only join a child process"
        assert self._number is not None, "can only join a started process"
        self._ended(timeout)

    def is_alive(self):
        self._check_closed()
        if self is current_process():
            return True
        assert self._parent_pid == os.getpid(), "can only test a child process"
        return self._number is not None and not self._ended(0)

    def terminate(self):
        self._check_closed()
        _multiprocessing.end(self._number, False)

    def kill(self):
        self._check_closed()
        _multiprocessing.end(self._number, True)

    def close(self):
        if self._number is not None:
            if not self._ended(0):
                raise ValueError(
                    "Cannot close a process while it is still running. "
                    "You should first call join() or terminate()."
                )
        self._closed = True

    @property
    def exitcode(self):
        self._check_closed()
        if self is current_process() or self._number is None:
            return None
        self._ended(0)
        return self._exitcode

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        assert self._number is None, "process has already started"
        self._daemonic = daemonic

    @property
    def ident(self):
        self._check_closed()
        return self._pid

    pid = ident

    @property
    def authkey(self):
        return b""

    @property
    def sentinel(self):
        self._check_closed()
        if self._number is None:
            raise ValueError("process not started")
        return Sentinel(self)

    def __repr__(self):
        code = None
        if self is current_process():
            status = "started"
        elif self._closed:
            status = "closed"
        elif self._parent_pid != os.getpid():
            status = "unknown"
        elif self._number is None:
            status = "initial"
        else:
            code = self.exitcode
            status = "started" if code is None else "stopped"
        if sys.version_info < (3, 8):
            if code is not None:
                status += f"[{_SIGNALS.get(code, code)}]" if code else ""
            return f"<{type(self).__name__}({self._name}, {status}{' daemon' if self._daemonic else ''})>"
        parts = [type(self).__name__, f"name={self._name!r}"]
        if self._pid is not None:
            parts.append(f"pid={self._pid}")
        parts += [f"parent={self._parent_pid}", status]
        if code is not None:
            parts.append(f"exitcode={_SIGNALS.get(code, code)}" if code >= 0 else f"exitcode=-{_SIGNALS.get(code, -code)}")
        if self._daemonic:
            parts.append("daemon")
        return f"<{' '.join(parts)}>"


class Sentinel:
    """What becomes ready when a process ends; for `multiprocessing.connection.wait`."""

    def __init__(self, process):
        self._process = process

    def _is_ready(self):
        return self._process._ended(0)


class _MainProcess(BaseProcess):
    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._parent_pid = None
        self._parent_name = None
        self._number = None
        self._exitcode = None
        self._closed = False
        self._daemonic = False

    @property
    def ident(self):
        return os.getpid()

    pid = ident

    def close(self):
        pass

    def __repr__(self):
        return "<_MainProcess name='MainProcess' parent=None started>"


class _ParentProcess:
    """The process that started this one, as far as this one knows it."""

    daemon = False
    exitcode = None

    def __init__(self, name, pid):
        self.name = name
        self.pid = self.ident = pid

    def is_alive(self):
        return True

    def __repr__(self):
        return f"<_ParentProcess name={self.name!r} parent=None unknown>"


# This process, and the one that started it.
_current = [_MainProcess(), None]


def current_process():
    return _current[0]


def parent_process():
    return _current[1]


def active_children():
    _cleanup()
    return list(_children)


def _cleanup():
    for child in list(_children):
        child._ended(0)


def _end_children():
    """What CPython does at exit: ends the daemons and waits for the others."""
    for child in list(_children):
        if child._daemonic:
            child.terminate()
    for child in list(_children):
        child.join()


def _default_method():
    return default_context().get_start_method()


def default_context():
    # The module of the contexts builds on this one.
    return _multiprocessing.loaded("multiprocessing.context")._default_context


def _begin_forked(callable, repairs):
    """What a process does that begins with an image of its parent."""
    pickle._repair(repairs)
    exits = _multiprocessing.loaded("atexit")
    if exits is not None:
        exits._calls.clear()
    threading._after_fork()
    return callable()


def _begin_spawned(data):
    """What a process does that has imported the program."""
    return pickle.loads(data)._bootstrap()
