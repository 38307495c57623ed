# What every file-like object has: the part that `io` calls `IOBase`.

import _subset
import sys


def data_of(data):
    """The bytes to be written. The text of Python 2 is bytes."""
    return data.encode() if isinstance(data, str) and sys._numbers < (3,) else data


class UnsupportedOperation(OSError, ValueError):
    """The file was not opened for this."""

    __module__ = "io"


class IOBase:
    """A stream: closed once, iterated by lines."""

    _closed = False

    @property
    def closed(self):
        return self._closed

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def _check_readable(self):
        self._check()
        if not self.readable():
            raise UnsupportedOperation("not readable")

    def _check_writable(self):
        self._check()
        if not self.writable():
            raise UnsupportedOperation("not writable")

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def flush(self):
        self._check()

    def close(self):
        self._closed = True

    def read(self, size=-1):
        raise UnsupportedOperation("read")

    def write(self, data):
        raise UnsupportedOperation("write")

    def seek(self, offset, whence=0):
        raise UnsupportedOperation("seek")

    def tell(self):
        raise UnsupportedOperation("tell")

    def truncate(self, size=None):
        raise UnsupportedOperation("truncate")

    def readline(self, size=-1):
        raise UnsupportedOperation("readline")

    def readlines(self, hint=-1):
        lines = []
        length = 0
        while hint is None or hint <= 0 or length < hint:
            line = self.readline()
            if not line:
                break
            lines.append(line)
            length += len(line)
        return lines

    def writelines(self, lines):
        self._check()
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, error, trace):
        self.close()


class RawIOBase(IOBase):
    """A stream of bytes without a buffer."""


class BufferedIOBase(IOBase):
    """A stream of bytes with a buffer."""


class TextIOBase(IOBase):
    """A stream of text."""
