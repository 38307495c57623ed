# `gzip`: files and bytes in the format of gzip (RFC 1952).

import io
import zlib

_open = io.open


class BadGzipFile(OSError):
    """What was to be read is not in the format."""


def compress(data, compresslevel=9, *, mtime=None):
    return zlib.compress(data, compresslevel, 31)


def decompress(data):
    try:
        return zlib.decompress(data, 31)
    except zlib.error as error:
        raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})") from error


class GzipFile(io.BytesIO):
    """A compressed file: read at once when it is opened, written when it is closed."""

    def __init__(self, filename, mode="rb", compresslevel=9):
        self.name = filename
        self.mode = mode
        self._level = compresslevel
        self._writes = mode[0] in "wax"
        io.BytesIO.__init__(self, b"" if self._writes else self._content())

    def _content(self):
        with _open(self.name, "rb") as file:
            return decompress(file.read())

    def close(self):
        if not self.closed and self._writes:
            with _open(self.name, self.mode[0] + "b") as file:
                file.write(compress(self.getvalue(), self._level))
        io.BytesIO.close(self)


def _text(file, encoding):
    return io.StringIO(file.read().decode(encoding))


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    file = GzipFile(filename, mode.replace("t", ""), compresslevel)
    if "t" not in mode:
        return file
    if mode[0] == "r":
        return _text(file, encoding or "utf-8")
    return _TextWriter(file, encoding or "utf-8")


class _TextWriter:
    """Writes text to a compressed file."""

    def __init__(self, file, encoding):
        self._file = file
        self._encoding = encoding

    def write(self, text):
        self._file.write(text.encode(self._encoding))
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def close(self):
        self._file.close()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()
