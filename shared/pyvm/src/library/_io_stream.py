# Streams of bytes over something that reads and writes: a descriptor, a socket, or a program's own raw stream
# (`Modules/_io/bufferedio.c`). They give what has come, and never wait for a whole buffer to fill.

import _descriptors
import _thread
from _io_base import RawIOBase, data_of
from _io_binary import DEFAULT_BUFFER_SIZE, BufferedRandom, BufferedReader, BufferedWriter


class Descriptor(RawIOBase):
    """A descriptor as a raw stream: what `io.FileIO` is for a number."""

    def __init__(self, number, mode, closes=True):
        self._number = number
        self.mode = mode
        self.name = number
        self._closes = closes

    def fileno(self):
        self._check()
        return self._number

    def readable(self):
        return "r" in self.mode or "+" in self.mode

    def writable(self):
        return "r" not in self.mode or "+" in self.mode

    def read(self, size=-1):
        self._check_readable()
        if size is not None and size >= 0:
            return _descriptors.read(self._number, size)
        parts = []
        while part := _descriptors.read(self._number, 65536):
            parts.append(part)
        return b"".join(parts)

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data):
        self._check_writable()
        return _descriptors.write(self._number, data)

    def seek(self, offset, whence=0):
        return _descriptors.seek(self._number, offset, whence)

    def close(self):
        if not self._closed:
            self._closed = True
            if self._closes:
                _descriptors.close(self._number)

    def __del__(self):
        self.close()


def _received(raw, size):
    """Up to so many bytes from a raw stream, by whichever of its methods there is."""
    if hasattr(raw, "readinto") and not isinstance(raw, Descriptor):
        room = bytearray(size)
        count = raw.readinto(room)
        return bytes(room[: count or 0])
    return raw.read(size) or b""


class _Over:
    """A buffer over a raw stream."""

    _live = True  # text over it decodes what has come, line by line

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self.raw = raw
        self._size = buffer_size
        self._ahead = b""
        self._unwritten = []
        self._unwritten_size = 0
        self._lock = _thread.allocate_lock()
        self._closed = False

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def fileno(self):
        self._check()
        return self.raw.fileno()

    def isatty(self):
        return False

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def _more(self, size):
        found = _received(self.raw, max(size, self._size))
        self._ahead += found
        return len(found) > 0

    def _take(self, count):
        taken = self._ahead[:count]
        self._ahead = self._ahead[count:]
        return taken

    def read(self, size=-1):
        self._check_readable()
        with self._lock:
            if size is None or size < 0:
                parts = [self._take(len(self._ahead))]
                while part := _received(self.raw, 65536):
                    parts.append(part)
                return b"".join(parts)
            while len(self._ahead) < size and self._more(size - len(self._ahead)):
                pass
            return self._take(size)

    def read1(self, size=-1):
        self._check_readable()
        with self._lock:
            if not self._ahead:
                self._more(0)
            return self._take(len(self._ahead) if size is None or size < 0 else size)

    def peek(self, size=0):
        self._check_readable()
        with self._lock:
            if not self._ahead:
                self._more(0)
            return self._ahead

    def readline(self, size=-1):
        self._check_readable()
        with self._lock:
            start = 0
            while True:
                end = self._ahead.find(b"\n", start) + 1
                if end or size is not None and 0 <= size <= len(self._ahead):
                    break
                start = len(self._ahead)
                if not self._more(0):
                    break
            end = end or len(self._ahead)
            return self._take(end if size is None or size < 0 else min(end, size))

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    readinto1 = readinto

    def write(self, data):
        self._check_writable()
        data = bytes(data_of(data))
        with self._lock:
            self._unwritten.append(data)
            self._unwritten_size += len(data)
            if self._unwritten_size > self._size:
                self._write_out()
        return len(data)

    def _write_out(self):
        data = b"".join(self._unwritten)
        self._unwritten = []
        self._unwritten_size = 0
        while data:
            data = data[self.raw.write(data):]

    def flush(self):
        self._check()
        with self._lock:
            self._write_out()

    def seek(self, offset, whence=0):
        self._check()
        with self._lock:
            self._write_out()
            offset -= len(self._ahead) if whence == 1 else 0
            self._ahead = b""
            return self.raw.seek(offset, whence)

    def tell(self):
        self._check()
        return self.raw.tell() - len(self._ahead) + self._unwritten_size

    def truncate(self, size=None):
        self.flush()
        return self.raw.truncate(self.tell() if size is None else size)

    def detach(self):
        self.flush()
        self._closed = True
        return self.raw

    def close(self):
        if self._closed:
            return
        try:
            with self._lock:
                self._write_out()
        finally:
            self._closed = True
            self.raw.close()

    def __del__(self):
        if not self._closed:
            try:
                self.close()
            except (OSError, ValueError):
                pass

    def __repr__(self):
        name = f" name={self.raw.name!r}" if hasattr(self.raw, "name") else ""
        return f"<_io.{type(self).__name__}{name}>"


class ReaderOver(_Over, BufferedReader):
    pass

    def writable(self):
        return False


class WriterOver(_Over, BufferedWriter):
    pass
    def readable(self):
        return False


class BothOver(_Over, BufferedRandom):
    pass


class BufferedRWPair(_Over, BufferedRandom):
    """One raw stream to read from, and one to write to."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        _Over.__init__(self, reader, buffer_size)
        self._writer = writer

    def writable(self):
        return True

    def _write_out(self):
        for data in self._unwritten:
            self._writer.write(data)
        self._unwritten = []
        self._unwritten_size = 0

    def close(self):
        _Over.close(self)
        self._writer.close()


for _kind in (ReaderOver, WriterOver, BothOver):
    _kind.__name__ = _kind.__qualname__ = "Buffered" + {"R": "Reader", "W": "Writer", "B": "Random"}[_kind.__name__[0]]


def over(raw, reads, writes, buffering=-1):
    """The stream over a raw one; the raw one itself where `buffering` is 0."""
    if buffering == 0:
        return raw
    kind = BothOver if reads and writes else ReaderOver if reads else WriterOver
    return kind(raw, buffering if buffering > 1 else DEFAULT_BUFFER_SIZE)
