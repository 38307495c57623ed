# `multiprocessing.context`: the start methods, and what each of them makes.

import os
import sys

import _subset
from multiprocessing import connection, managers, pool, process, queues, sharedctypes, synchronize
from multiprocessing.process import AuthenticationError, BufferTooShort, ProcessError, TimeoutError


class BaseContext:
    """Everything that the package makes, with one start method."""

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError

    def __init__(self, method, process_class):
        self._name = method
        self.Process = process_class

    current_process = staticmethod(process.current_process)
    parent_process = staticmethod(process.parent_process)
    active_children = staticmethod(process.active_children)

    def cpu_count(self):
        return os.cpu_count()

    def freeze_support(self):
        pass

    def get_context(self, method=None):
        if method is None:
            return self
        if method not in _contexts:
            raise ValueError(f"cannot find context for {method!r}")
        return _contexts[method]

    def get_start_method(self, allow_none=False):
        return self._name

    def set_start_method(self, method, force=False):
        raise ValueError("cannot set start method of concrete context")

    def get_all_start_methods(self):
        return ["fork", "spawn", "forkserver"]

    def Lock(self):
        return synchronize.Lock()

    def RLock(self):
        return synchronize.RLock()

    def Semaphore(self, value=1):
        return synchronize.Semaphore(value)

    def BoundedSemaphore(self, value=1):
        return synchronize.BoundedSemaphore(value)

    def Condition(self, lock=None):
        return synchronize.Condition(lock)

    def Event(self):
        return synchronize.Event()

    def Barrier(self, parties, action=None, timeout=None):
        return synchronize.Barrier(parties, action, timeout)

    def Queue(self, maxsize=0):
        return queues.Queue(maxsize)

    def JoinableQueue(self, maxsize=0):
        return queues.JoinableQueue(maxsize)

    def SimpleQueue(self):
        return queues.SimpleQueue()

    def Pipe(self, duplex=True):
        return connection.Pipe(duplex)

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        return pool.Pool(processes, initializer, initargs, maxtasksperchild, self)

    def Value(self, typecode_or_type, *args, lock=True):
        return sharedctypes.Value(typecode_or_type, *args, lock=lock)

    def Array(self, typecode_or_type, size_or_initializer, *, lock=True):
        return sharedctypes.Array(typecode_or_type, size_or_initializer, lock=lock)

    def RawValue(self, typecode_or_type, *args):
        return sharedctypes.RawValue(typecode_or_type, *args)

    def RawArray(self, typecode_or_type, size_or_initializer):
        return sharedctypes.RawArray(typecode_or_type, size_or_initializer)

    def Manager(self):
        manager = managers.SyncManager(ctx=self.get_context())
        manager.start()
        return manager

    def log_to_stderr(self, level=None):
        return self.get_logger()

    def get_logger(self):
        _subset.refuse("`get_logger` is outside the subset; use `logging.getLogger`")


class Process(process.BaseProcess):
    """A process with the start method of the moment."""

    _start_method = None


class ForkProcess(process.BaseProcess):
    _start_method = "fork"


class SpawnProcess(process.BaseProcess):
    _start_method = "spawn"


class ForkServerProcess(process.BaseProcess):
    _start_method = "forkserver"


class DefaultContext(BaseContext):
    """The context of the package itself, whose start method a program may choose once."""

    def __init__(self):
        BaseContext.__init__(self, None, Process)
        # Linux forks up to CPython 3.13, and asks a fork server from 3.14 on.
        self._default = "forkserver" if sys.version_info >= (3, 14) else "fork"

    def get_context(self, method=None):
        if method is None:
            return _contexts[self.get_start_method()]
        return BaseContext.get_context(self, method)

    def get_start_method(self, allow_none=False):
        if self._name is None:
            if allow_none:
                return None
            self._name = self._default
        return self._name

    def set_start_method(self, method, force=False):
        if self._name is not None and not force:
            raise RuntimeError("context has already been set")
        if method is None and force:
            self._name = None
            return
        self._name = self.get_context(method)._name

    def get_all_start_methods(self):
        if self._default == "fork":
            return ["fork", "spawn", "forkserver"]
        return ["forkserver", "spawn", "fork"]


_contexts = {
    "fork": BaseContext("fork", ForkProcess),
    "spawn": BaseContext("spawn", SpawnProcess),
    "forkserver": BaseContext("forkserver", ForkServerProcess),
}
_default_context = DefaultContext()
