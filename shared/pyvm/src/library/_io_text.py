# Files of text: an encoding and newlines over a file of bytes.

import _subset
import _thread
from _io_base import TextIOBase, UnsupportedOperation

_NAMES = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "u8": "utf-8",
    "ascii": "ascii",
    "us-ascii": "ascii",
    "latin-1": "latin-1",
    "latin1": "latin-1",
    "iso-8859-1": "latin-1",
    "locale": "utf-8",
}


def encoding_named(name):
    """The machine's name of an encoding."""
    if name is None:
        return "utf-8"
    if not isinstance(name, str):
        raise TypeError(f"open() argument 'encoding' must be str or None, not {type(name).__name__}")
    known = _NAMES.get(name.lower().replace("_", "-"))
    if known is None:
        _subset.refuse(f"the encoding {name!r} is outside the subset; use 'utf-8', 'ascii' or 'latin-1'")
    return known


class TextIOWrapper(TextIOBase):
    """Text over `buffer`, a file of bytes."""

    _closed = True

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if newline == "\r":
            _subset.refuse("newline='\\r' is outside the subset; leave it out")
        self.buffer = buffer
        self.encoding = "UTF-8" if encoding is None else encoding
        self.errors = "strict" if errors is None else errors
        self.newlines = None
        self.line_buffering = line_buffering
        self._encoding = encoding_named(encoding)
        self._newline = newline
        self._flush_always = write_through
        self._lines = ""  # decoded; the program has had it up to `_at`
        self._at = 0
        self._iterates = False
        self._lock = _thread.allocate_lock()
        self._closed = False

    @property
    def name(self):
        return self.buffer.name

    def fileno(self):
        return self.buffer.fileno()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def _more(self, all=False):
        """Decodes some lines more; whole lines, so that no character is cut in two. False at the end."""
        if all:
            data = self.buffer.read()
        elif getattr(self.buffer, "_live", False):
            data = self.buffer.readline()
        else:
            data = self.buffer.read(8192)
            data += self.buffer.readline()
        text = data.decode(self._encoding, self.errors)
        if self._newline is None and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._lines = self._lines[self._at:] + text
        self._at = 0
        return len(text) > 0

    def read(self, size=-1):
        self._check_readable()
        with self._lock:
            self._iterates = False
            if size is None or size < 0:
                self._more(all=True)
                end = len(self._lines)
            else:
                while len(self._lines) - self._at < size and self._more():
                    pass
                end = min(self._at + size, len(self._lines))
            text = self._lines[self._at:end]
            self._at = end
            return text

    def readline(self, size=-1):
        self._check_readable()
        with self._lock:
            end = self._lines.find("\n", self._at) + 1
            if not end:
                self._more()
                end = self._lines.find("\n", self._at) + 1 or len(self._lines)
            if size is not None and 0 <= size < end - self._at:
                end = self._at + size
            line = self._lines[self._at:end]
            self._at = end
            return line

    def __next__(self):
        self._iterates = True
        line = self.readline()
        if not line:
            self._iterates = False
            raise StopIteration
        return line

    def write(self, text):
        self._check_writable()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        data = text.replace("\n", "\r\n") if self._newline == "\r\n" else text
        data = data.encode(self._encoding, self.errors)
        with self._lock:
            if self._at < len(self._lines):
                self.buffer.seek(-self._unread(), 1)
            self._lines = ""
            self._at = 0
            self.buffer.write(data)
        if self._flush_always or self.line_buffering and "\n" in text:
            self.flush()
        return len(text)

    def _unread(self):
        """How many bytes of the file are decoded and not yet read."""
        return len(self._lines[self._at:].encode(self._encoding, self.errors))

    def tell(self):
        self._check()
        if self._iterates:
            raise OSError("telling position disabled by next() call")
        with self._lock:
            return self.buffer.tell() - self._unread()

    def seek(self, offset, whence=0):
        self._check()
        if whence == 1 and offset != 0:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == 2 and offset != 0:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        place = self.tell() if whence == 1 else offset
        with self._lock:
            self._lines = ""
            self._at = 0
            self._iterates = False
            return self.buffer.seek(place, 2 if whence == 2 else 0)

    def truncate(self, size=None):
        self._check()
        return self.buffer.truncate(self.tell() if size is None else size)

    def flush(self):
        self._check()
        self.buffer.flush()

    def close(self):
        if not self._closed:
            self._closed = True
            self.buffer.close()

    def __repr__(self):
        mode = f" mode={self.mode!r}" if hasattr(self, "mode") else ""
        return f"<_io.TextIOWrapper name={self.name!r}{mode} encoding={self.encoding!r}>"
