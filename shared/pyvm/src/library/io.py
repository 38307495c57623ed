# `io`, and the built-in `open`. Behaviour follows CPython 3.13's documentation of the module.

import _io
import _subset
from _io_base import BufferedIOBase, IOBase, RawIOBase, TextIOBase, UnsupportedOperation
from _io_binary import DEFAULT_BUFFER_SIZE, FileIO
from _io_binary import BufferedRandom as _Random
from _io_binary import BufferedReader as _Reader
from _io_binary import BufferedWriter as _Writer
from _io_memory import BytesIO, StringIO
from _io_text import TextIOWrapper, encoding_named

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Opens a file."""
    if isinstance(file, int):
        return _of_descriptor(file, mode, buffering, encoding, errors, newline, closefd)
    if opener is not None:
        _subset.refuse("`opener=` of open is outside the subset; leave it out")
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    for letter in mode:
        if letter not in "rwxabt+" or mode.count(letter) > 1:
            raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in mode
    if binary and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    if sum([letter in mode for letter in "rwxa"]) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if binary and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if binary and errors is not None:
        raise ValueError("binary mode doesn't take an errors argument")
    if binary and newline is not None:
        raise ValueError("binary mode doesn't take a newline argument")
    if buffering == 0 and not binary:
        raise ValueError("can't have unbuffered text I/O")
    if not binary:
        encoding_named(encoding)

    flags = mode.replace("b", "").replace("t", "")
    if buffering == 0:
        kind = FileIO
    elif "+" in flags:
        kind = _Random
    elif "r" in flags:
        kind = _Reader
    else:
        kind = _Writer
    size = buffering if buffering > 1 else DEFAULT_BUFFER_SIZE
    raw = kind(file, flags, mode if kind is not _Random else _random_mode(mode), size)
    if binary:
        return raw
    text = TextIOWrapper(raw, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text


def _of_descriptor(number, mode, buffering, encoding, errors, newline, closefd):
    """A file over a descriptor that is open."""
    stream = _subset.load("_io_stream")
    reads, writes = "r" in mode or "+" in mode, "r" not in mode or "+" in mode
    letters = mode.replace("t", "").replace("b", "") + "b"
    buffered = stream.over(stream.Descriptor(number, letters, closefd), reads, writes, -1 if buffering == 1 else buffering)
    if "b" in mode:
        return buffered
    text = TextIOWrapper(buffered, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text


def _random_mode(mode):
    """What `mode` says of a file opened with '+': CPython shows the raw file's."""
    return "ab+" if "a" in mode else "xb+" if "x" in mode else "rb+"


class BufferedReader(_Reader):
    """A buffer that a program makes over a raw stream. What `open` gives counts as one."""

    def __new__(cls, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        return _subset.load("_io_stream").ReaderOver(raw, buffer_size)

    @classmethod
    def __class_instancecheck__(cls, value):
        return isinstance(value, _Reader)


class BufferedWriter(_Writer):
    """The same to write to."""

    def __new__(cls, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        return _subset.load("_io_stream").WriterOver(raw, buffer_size)

    @classmethod
    def __class_instancecheck__(cls, value):
        return isinstance(value, _Writer)


class BufferedRandom(_Random):
    """The same for both."""

    def __new__(cls, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        return _subset.load("_io_stream").BothOver(raw, buffer_size)

    @classmethod
    def __class_instancecheck__(cls, value):
        return isinstance(value, _Random)


class _Standard(TextIOBase):
    """`sys.stdout` and `sys.stderr`."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self, number, name):
        self._number = number
        self.name = name
        self.mode = "w"

    def writable(self):
        return True

    def fileno(self):
        return self._number

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._check()
        _io.write_standard(self._number, text)
        return len(text)

    def flush(self):
        self._check()
        _io.flush_standard()

    def close(self):
        if not self._closed and self._number == 1:
            _io.redirect_standard(self)
        self._closed = True

    def reconfigure(self, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name='{self.name}' mode='w' encoding='utf-8'>"


class _StandardInput(TextIOBase):
    """`sys.stdin`."""

    encoding = "utf-8"
    errors = "strict"
    name = "<stdin>"
    mode = "r"

    def readable(self):
        return True

    def fileno(self):
        return 0

    def readline(self, size=-1):
        return _io.read_standard_line()

    def read(self, size=-1):
        return "".join(self.readlines())

    def __repr__(self):
        return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"


# What `sys` shows.
stdin = _StandardInput()
stdout = _Standard(1, "<stdout>")
stderr = _Standard(2, "<stderr>")
