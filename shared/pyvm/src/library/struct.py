# `struct`. Behaviour follows CPython's documentation of the module.

import _struct


class error(Exception):
    """The values or the bytes do not fit the format."""

    __module__ = "struct"


def _checked(answer):
    fine, result = answer
    if not fine:
        raise error(result)
    return result


def calcsize(format, /):
    return _checked(_struct.measure(format))[0]


def pack(format, /, *values):
    return _checked(_struct.pack(format, values, "pack"))


def _put(format, buffer, offset, values, name):
    size = calcsize(format)
    if isinstance(buffer, (bytes, str)) or not hasattr(type(buffer), "__buffer__"):
        raise TypeError(f"argument must be read-write bytes-like object, not {type(buffer).__name__}")
    view = memoryview(buffer).cast("B")
    room = len(view)
    if offset < 0:
        if offset + size > 0:
            raise error(f"no space to pack {size} bytes at offset {offset}")
        if offset + room < 0:
            raise error(f"offset {offset} out of range for {room}-byte buffer")
        offset += room
    if room - offset < size:
        raise error(
            f"pack_into requires a buffer of at least {offset + size} bytes for packing {size} bytes"
            f" at offset {offset} (actual buffer size is {room})"
        )
    view[offset : offset + size] = _checked(_struct.pack(format, values, name))


def pack_into(format, buffer, offset, /, *values):
    _put(format, buffer, offset, values, "pack_into")


def _length(buffer):
    return len(buffer) if type(buffer) is bytes else memoryview(buffer).nbytes


def unpack(format, buffer, /):
    size = calcsize(format)
    if _length(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return _checked(_struct.unpack(format, buffer, 0))


def unpack_from(format, /, buffer, offset=0):
    size, room = calcsize(format), _length(buffer)
    if offset < 0:
        if offset + size > 0:
            raise error(f"not enough data to unpack {size} bytes")
        if offset + room < 0:
            raise error(f"offset {offset} out of range for {room}-byte buffer")
        offset += room
    if room - offset < size:
        raise error(
            f"unpack_from requires a buffer of at least {offset + size} bytes for unpacking {size} bytes"
            f" at offset {offset} (actual buffer size is {room})"
        )
    return _checked(_struct.unpack(format, buffer, offset))


def iter_unpack(format, buffer, /):
    size, room = calcsize(format), _length(buffer)
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if room % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return (_checked(_struct.unpack(format, buffer, at)) for at in range(0, room, size))


class Struct:
    """A format that is used many times."""

    def __init__(self, format):
        self.size = calcsize(format)
        self.format = format.decode() if isinstance(format, bytes) else format

    def __repr__(self):
        return f"Struct({self.format!r})"

    def pack(self, /, *values):
        return _checked(_struct.pack(self.format, values, "pack"))

    def pack_into(self, buffer, offset, /, *values):
        _put(self.format, buffer, offset, values, "pack_into")

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, /, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)
