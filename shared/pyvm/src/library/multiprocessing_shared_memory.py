# `multiprocessing.shared_memory`: bytes that processes share by a name.

import _multiprocessing
import os
import struct
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
    """A list of a fixed length in shared memory: of numbers, text, bytes and `None`. No item grows beyond its room.

    The memory begins with the number of items. Each has a place of 16 bytes after it, with the place of its value and the
    room that it has; a value is a letter for its type, its size and its bytes.
    """

    _START = 8
    _HEAD = 9

    def __init__(self, sequence=None, *, name=None):
        if sequence is None:
            self.shm = SharedMemory(name)
            return
        values = [self._packed(value) for value in sequence]
        rooms = [max(8, -(-len(value[1]) // 8) * 8) for value in values]
        at = self._START + 16 * len(values)
        self.shm = SharedMemory(name, create=True, size=at + sum(rooms) + self._HEAD * len(values) + 1)
        self._number(0, len(values))
        for index, (value, room) in enumerate(zip(values, rooms)):
            self._number(self._START + 16 * index, at)
            self._number(self._START + 16 * index + 8, room)
            self._write(at, value)
            at += self._HEAD + room

    @staticmethod
    def _packed(value):
        kinds = {bool: "?", int: "q", float: "d", str: "s", bytes: "b", type(None): "n"}
        if type(value) not in kinds:
            raise ValueError(f"type {type(value)} is not supported")
        kind = kinds[type(value)]
        if kind in "?q":
            return kind, value.to_bytes(8, "little", signed=True)
        if kind == "d":
            return kind, struct.pack("<d", value)
        return kind, b"" if value is None else value.encode() if kind == "s" else value

    def _number(self, at, value=None):
        if value is None:
            return int.from_bytes(bytes(self.shm.buf[at:at + 8]), "little")
        self.shm.buf[at:at + 8] = value.to_bytes(8, "little")

    def _write(self, at, value):
        kind, data = value
        self.shm.buf[at:at + 1] = kind.encode()
        self._number(at + 1, len(data))
        if data:
            self.shm.buf[at + self._HEAD:at + self._HEAD + len(data)] = data

    def _place(self, position):
        count = len(self)
        position = position + count if position < 0 else position
        if not 0 <= position < count:
            raise IndexError("index out of range")
        return self._START + 16 * position

    def __getitem__(self, position):
        at = self._number(self._place(position))
        kind = chr(self.shm.buf[at])
        size = self._number(at + 1)
        data = bytes(self.shm.buf[at + self._HEAD:at + self._HEAD + size])
        if kind in "?q":
            number = int.from_bytes(data, "little", signed=True)
            return number if kind == "q" else bool(number)
        if kind == "d":
            return struct.unpack("<d", data)[0]
        return None if kind == "n" else data.decode() if kind == "s" else data

    def __setitem__(self, position, value):
        try:
            place = self._place(position)
        except IndexError:
            raise IndexError("assignment index out of range") from None
        packed = self._packed(value)
        if len(packed[1]) > self._number(place + 8):
            raise ValueError("bytes/str item exceeds available storage")
        self._write(self._number(place), packed)

    def __len__(self):
        return self._number(0)

    def __iter__(self):
        for position in range(len(self)):
            yield self[position]

    def __reduce__(self):
        return _list_named, (self.shm.name,)

    def __repr__(self):
        return f"{type(self).__name__}({list(self)}, name={self.shm.name!r})"

    def count(self, value):
        return list(self).count(value)

    def index(self, value):
        for position, found in enumerate(self):
            if value == found:
                return position
        raise ValueError("ShareableList.index(x): x not in list")


def _list_named(name):
    return ShareableList(name=name)
