# `multiprocessing.shared_memory`: bytes that processes share by a name.

import _multiprocessing
import _subset
import os
from itertools import count

_numbers = count(1)


class _Block:
    """Shared memory, to be looked into and changed."""

    def __init__(self, handle, size):
        self._handle = handle
        self._size = size

    def _look(self):
        return self, "B", 1, False

    def __len__(self):
        return self._size

    def __getitem__(self, index):
        if isinstance(index, slice):
            start, stop, _ = index.indices(self._size)
            return _multiprocessing.numbers(self._handle, start + 1, max(stop - start, 0))
        return _multiprocessing.numbers(self._handle, index + 1, 1)[0]

    def __setitem__(self, index, data):
        _multiprocessing.set_numbers(self._handle, index.start + 1, list(data))


class SharedMemory:
    """A block of memory that other processes find by its name."""

    _buf = None

    def __init__(self, name=None, create=False, size=0, *, track=True):
        if size < 0:
            raise ValueError("'size' must be a positive integer")
        if create and size == 0:
            raise ValueError("'size' must be a positive number different from zero")
        if name is None and not create:
            raise ValueError("'name' can only be None if create=True")
        if create:
            made = None
            self._name = name
            while made is None:
                if name is None:
                    self._name = f"psm_{os.getpid() & 0xFFFF:04x}{next(_numbers):04x}"
                made = _multiprocessing.block(self._name, size)
                if made is None and name is not None:
                    raise FileExistsError(17, "File exists", "/" + name)
        else:
            self._name = name
            made = _multiprocessing.block(name, None)
            if made is None:
                raise FileNotFoundError(2, "No such file or directory", "/" + name)
        handle = made[0]
        self._size = _multiprocessing.numbers(handle, 0, 1)[0]
        self._buf = memoryview(_Block(handle, self._size))

    def __reduce__(self):
        return type(self), (self._name, False, self._size)

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, size={self.size})"

    @property
    def buf(self):
        return self._buf

    @property
    def name(self):
        return self._name

    @property
    def size(self):
        return self._size

    def close(self):
        if self._buf is not None:
            self._buf.release()
            self._buf = None

    def unlink(self):
        if not _multiprocessing.unlink(self._name):
            raise FileNotFoundError(2, "No such file or directory", "/" + self._name)


class ShareableList:
    def __init__(self, sequence=None, *, name=None):
        _subset.refuse("`ShareableList` is outside the subset; use `multiprocessing.Array`")
