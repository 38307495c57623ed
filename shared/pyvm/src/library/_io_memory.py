# Files in memory: `io.StringIO` and `io.BytesIO`.
#
# `_at` is the place of the next read or write, or None for "at the end", where `write` is one append to a
# list. So threads that write to one of these lose nothing, as in CPython, where it is one C call.

from _io_base import BufferedIOBase, TextIOBase


class _Memory:
    """What both have in common. `_empty` and `_newline` are of the right type."""

    def _begin(self, initial):
        self._parts = [initial]
        self._at = 0 if initial else None
        self._closed = False

    def _whole(self):
        """All that is in it, as one piece."""
        parts = self._parts
        if len(parts) == 1:
            return parts[0]
        whole = self._empty.join(parts)
        parts[:] = [whole]
        return whole

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def readable(self):
        self._check()
        return True

    def writable(self):
        self._check()
        return True

    def seekable(self):
        self._check()
        return True

    def getvalue(self):
        self._check()
        return self._whole()

    def read(self, size=-1):
        self._check()
        if self._at is None:
            return self._empty
        whole = self._whole()
        end = len(whole) if size is None or size < 0 else min(self._at + size, len(whole))
        data = whole[self._at:end]
        self._at = max(self._at, end)
        return data

    def readline(self, size=-1):
        self._check()
        if self._at is None:
            return self._empty
        whole = self._whole()
        end = whole.find(self._newline, self._at) + 1 or len(whole)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        line = whole[self._at:end]
        self._at = max(self._at, end)
        return line

    def write(self, data):
        self._check()
        if not isinstance(data, type(self._empty)):
            if self._empty or isinstance(data, str) or not hasattr(type(data), "__buffer__"):
                raise TypeError(self._wrong_type(data))
            data = bytes(data)
        if self._at is None:
            self._parts.append(data)
            return len(data)
        whole = self._whole()
        if data:
            before = whole[:self._at]
            before += self._gap * (self._at - len(before))
            after = whole[self._at + len(data):]
            self._parts[:] = [before + data + after]
            self._at = self._at + len(data) if after else None
        return len(data)

    def tell(self):
        self._check()
        return len(self._whole()) if self._at is None else self._at

    def seek(self, offset, whence=0):
        self._check()
        if whence == 1:
            offset += self.tell()
        elif whence == 2:
            offset += len(self._whole())
        elif offset < 0:
            raise ValueError(self._negative(offset))
        offset = max(offset, 0)
        self._at = None if offset == len(self._whole()) else offset
        return offset

    def truncate(self, size=None):
        self._check()
        size = self.tell() if size is None else size
        place = self.tell()
        self._parts[:] = [self._whole()[:size]]
        self._at = None if place == len(self._parts[0]) else place
        return size


class StringIO(_Memory, TextIOBase):
    """Text in memory, with the methods of a file."""

    _empty = ""
    _newline = "\n"
    _gap = "\0"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is None:
            initial_value = ""
        if not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._begin(initial_value)

    def _wrong_type(self, data):
        return f"string argument expected, got '{type(data).__name__}'"

    def _negative(self, offset):
        return f"Negative seek position {offset}"


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory, with the methods of a file."""

    _empty = b""
    _newline = b"\n"
    _gap = b"\0"

    def __init__(self, initial_bytes=b""):
        if initial_bytes is None:
            initial_bytes = b""
        if not isinstance(initial_bytes, bytes) and not hasattr(type(initial_bytes), "__buffer__"):
            raise TypeError(f"a bytes-like object is required, not '{type(initial_bytes).__name__}'")
        self._begin(bytes(initial_bytes))

    def getbuffer(self):
        return memoryview(self)

    def __buffer__(self, flags):
        return self.getvalue()

    def _look(self):
        return _Contents(self), "B", 1, False

    def read1(self, size=-1):
        return self.read(size)

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _wrong_type(self, data):
        return f"a bytes-like object is required, not '{type(data).__name__}'"

    def _negative(self, offset):
        return f"negative seek value {offset}"


class _Contents:
    """What a file in memory holds, to be looked into and changed."""

    def __init__(self, owner):
        self._owner = owner

    def __len__(self):
        return len(self._owner._whole())

    def __getitem__(self, index):
        return self._owner._whole()[index]

    def __setitem__(self, index, data):
        changed = bytearray(self._owner._whole())
        changed[index] = data
        self._owner._parts[:] = [bytes(changed)]
