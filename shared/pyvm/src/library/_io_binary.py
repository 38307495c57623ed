# Files of bytes. The host opens, reads and writes them; the buffer is here, so that a program that reads
# line by line asks the host (and gives up the GIL) once per 8 KiB, as CPython does (`Modules/_io/bufferedio.c`).

import _io
import _thread
from _io_base import BufferedIOBase

DEFAULT_BUFFER_SIZE = 8192


class _Binary(BufferedIOBase):
    """A file of bytes. `flags` are the letters of its mode."""

    _closed = True  # until it is open

    def __init__(self, name, flags, mode, size=DEFAULT_BUFFER_SIZE):
        self.name = name
        self.mode = mode
        self._file = _io.open(_io.path(name), flags)
        self._may_read = "r" in flags or "+" in flags
        self._may_write = "r" not in flags or "+" in flags
        self._size = size
        self._ahead = b""  # read from the file; the program has had it up to `_at`
        self._at = 0
        self._unwritten = []
        self._unwritten_size = 0
        self._lock = _thread.allocate_lock()
        self._closed = False

    def fileno(self):
        # Three are taken: standard input, output and error.
        self._check()
        return self._file + 2

    def readable(self):
        self._check()
        return self._may_read

    def writable(self):
        self._check()
        return self._may_write

    def seekable(self):
        self._check()
        return True

    def read(self, size=-1):
        self._check_readable()
        with self._lock:
            self._write_out()
            rest = self._ahead[self._at:]
            if size is None or size < 0:
                self._ahead = b""
                self._at = 0
                return rest + _io.read(self._file, None)
            if len(rest) < size:
                rest += _io.read(self._file, max(size - len(rest), self._size))
            self._ahead = rest
            self._at = min(size, len(rest))
            return rest[:size]

    read1 = read

    def readinto(self, buffer):
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    readinto1 = readinto

    def readline(self, size=-1):
        self._check_readable()
        with self._lock:
            self._write_out()
            more = self._size
            start = self._at
            while True:
                end = self._ahead.find(b"\n", start) + 1
                if end:
                    break
                found = _io.read(self._file, more)
                if not found:
                    end = len(self._ahead)
                    break
                start = len(self._ahead) - self._at
                self._ahead = self._ahead[self._at:] + found
                self._at = 0
                more *= 2
            if size is not None and 0 <= size < end - self._at:
                end = self._at + size
            line = self._ahead[self._at:end]
            self._at = end
            return line

    def peek(self, size=0):
        """What lies ahead, without going there: as much as is there, or a buffer of it."""
        self._check_readable()
        with self._lock:
            self._write_out()
            if self._at == len(self._ahead):
                self._ahead = _io.read(self._file, self._size)
                self._at = 0
            return self._ahead[self._at:]

    def write(self, data):
        self._check_writable()
        if not isinstance(data, bytes):
            if not hasattr(type(data), "__buffer__"):
                raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
            data = bytes(data)
        with self._lock:
            self._forget_ahead()
            self._unwritten.append(data)
            self._unwritten_size += len(data)
            if self._unwritten_size > self._size:
                self._write_out()
        return len(data)

    def seek(self, offset, whence=0):
        self._check()
        with self._lock:
            self._write_out()
            self._forget_ahead()
            return _io.seek(self._file, offset, whence)

    def tell(self):
        self._check()
        with self._lock:
            place = _io.seek(self._file, 0, 1)
            return place - (len(self._ahead) - self._at) + self._unwritten_size

    def truncate(self, size=None):
        self._check_writable()
        size = self.tell() if size is None else size
        with self._lock:
            self._write_out()
            self._forget_ahead()
            _io.truncate(self._file, size)
        return size

    def flush(self):
        self._check()
        with self._lock:
            self._write_out()
            _io.flush(self._file)

    def close(self):
        if self._closed:
            return
        with self._lock:
            self._closed = True
            try:
                self._write_out()
            finally:
                _io.close(self._file)

    def _write_out(self):
        if self._unwritten_size:
            data = b"".join(self._unwritten)
            self._unwritten = []
            self._unwritten_size = 0
            _io.write(self._file, data)

    def _forget_ahead(self):
        left = len(self._ahead) - self._at
        if left:
            _io.seek(self._file, -left, 1)
        self._ahead = b""
        self._at = 0

    def __del__(self):
        self.close()

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"


class BufferedReader(_Binary):
    """A file opened with 'rb'."""


class BufferedWriter(_Binary):
    """A file opened with 'wb', 'ab' or 'xb'."""


class BufferedRandom(_Binary):
    """A file opened with '+'."""


class FileIO(_Binary):
    """A file opened with `buffering=0`: what is written is in the file at once."""

    def write(self, data):
        written = super().write(data)
        self.flush()
        return written
