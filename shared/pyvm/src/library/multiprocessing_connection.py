# `multiprocessing.connection`: pipes between processes.

import time

import _multiprocessing
import pickle
from multiprocessing import process


class Connection:
    """One end of a pipe."""

    def __init__(self, handle, readable=True, writable=True):
        self._handle = handle
        self._readable = readable
        self._writable = writable

    def __getstate__(self):
        # A process that is being started inherits the end.
        if process._inherited:
            process._inherited[-1].append(self._handle)
        return (self._handle, self._readable, self._writable)

    def __setstate__(self, state):
        self._handle, self._readable, self._writable = state

    def _check(self, may, what):
        if self._handle is None:
            raise OSError("handle is closed")
        if not may:
            raise OSError(f"connection is {what}-only")

    @property
    def closed(self):
        return self._handle is None

    @property
    def readable(self):
        return self._readable

    @property
    def writable(self):
        return self._writable

    def fileno(self):
        self._check(True, "")
        return id(self)

    def close(self):
        if self._handle is not None:
            _multiprocessing.close(self._handle)
            self._handle = None

    def send_bytes(self, buf, offset=0, size=None):
        self._check(self._writable, "read")
        data = bytes(buf)[offset:]
        _multiprocessing.send(self._handle, data if size is None else data[:size])

    def send(self, obj):
        self._check(self._writable, "read")
        _multiprocessing.send(self._handle, pickle.dumps(obj))

    def recv_bytes(self, maxlength=None):
        self._check(self._readable, "write")
        return _multiprocessing.receive(self._handle, None)

    def recv(self):
        self._check(self._readable, "write")
        return pickle.loads(_multiprocessing.receive(self._handle, None))

    def poll(self, timeout=0.0):
        self._check(self._readable, "write")
        return bool(_multiprocessing.poll(self._handle, timeout))

    def _is_ready(self):
        return self.poll(0.0)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()


def Pipe(duplex=True):
    first, second = _multiprocessing.new_pipe(duplex)
    return Connection(first, True, duplex), Connection(second, duplex, True)


def wait(object_list, timeout=None):
    """The objects among these that are ready, once one of them is."""
    deadline = None if timeout is None else time.monotonic() + timeout
    while True:
        ready = [waited for waited in object_list if waited._is_ready()]
        if ready or deadline is not None and time.monotonic() >= deadline:
            return ready
        time.sleep(0.001)
