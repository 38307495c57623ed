# `zlib`. Behaviour follows CPython 3.13's documentation of the module.

import _zlib
from _zlib import adler32, crc32

DEFLATED = 8
DEF_BUF_SIZE = 16384
DEF_MEM_LEVEL = 8
MAX_WBITS = 15
ZLIB_VERSION = "1.3.1"
ZLIB_RUNTIME_VERSION = "1.3.1"
Z_NO_COMPRESSION = 0
Z_BEST_SPEED = 1
Z_BEST_COMPRESSION = 9
Z_DEFAULT_COMPRESSION = -1
Z_DEFAULT_STRATEGY = 0
Z_NO_FLUSH = 0
Z_PARTIAL_FLUSH = 1
Z_SYNC_FLUSH = 2
Z_FULL_FLUSH = 3
Z_FINISH = 4


class error(Exception):
    """The data are not what they should be."""


def _checked(answer):
    fine, result = answer
    if not fine:
        raise error(result)
    return result


def compress(data, /, level=-1, wbits=MAX_WBITS):
    """The data, compressed. The GIL is free meanwhile."""
    return _checked(_zlib.compress(data, level, wbits))


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    """The data that were compressed. The GIL is free meanwhile."""
    return _checked(_zlib.decompress(data, wbits))


class Compress:
    """Compresses piece by piece."""

    def __init__(self, level, wbits):
        self._stream = _checked(_zlib.compressor(level, wbits))

    def compress(self, data, /):
        return _checked(_zlib.compress_some(self._stream, data, Z_NO_FLUSH))

    def flush(self, mode=Z_FINISH, /):
        if mode == Z_NO_FLUSH:
            return b""
        return _checked(_zlib.compress_some(self._stream, b"", mode))


class Decompress:
    """Decompresses piece by piece."""

    def __init__(self, wbits):
        self._stream = _checked(_zlib.decompressor(wbits))
        self.unused_data = b""
        self.unconsumed_tail = b""
        self.eof = False

    def decompress(self, data, /, max_length=0):
        if self.eof:
            self.unused_data += data
            return b""
        out, used, self.eof = _checked(_zlib.decompress_some(self._stream, data, max_length))
        rest = data[used:]
        self.unconsumed_tail = b""
        if self.eof:
            self.unused_data += rest
        else:
            self.unconsumed_tail = rest
        return out

    def flush(self, length=DEF_BUF_SIZE, /):
        return self.decompress(self.unconsumed_tail)


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=0, zdict=None):
    return Compress(level, wbits)


def decompressobj(wbits=MAX_WBITS, zdict=None):
    return Decompress(wbits)
