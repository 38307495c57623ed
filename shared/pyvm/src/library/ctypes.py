# `ctypes`: the numbers of C, as `multiprocessing.Value` and programs about sizes use them. Foreign functions and memory
# are outside the subset.

import _subset
import struct


class _Simple:
    """A number of C, which can change."""

    _type_ = "i"

    def __init__(self, value=0):
        self.value = value

    def __setattr__(self, name, value):
        if name == "value":
            value = self._fitting(value)
        object.__setattr__(self, name, value)

    @classmethod
    def _fitting(cls, value):
        if cls._type_ in "fd":
            return struct.unpack(cls._type_, struct.pack(cls._type_, value))[0]
        if cls._type_ == "?":
            return bool(value)
        if not isinstance(value, int):
            raise TypeError(f"an integer is required (got type {type(value).__name__})")
        bits = 8 * struct.calcsize(cls._type_)
        value &= (1 << bits) - 1
        return value - (1 << bits) if cls._type_.islower() and value >> bits - 1 else value

    @classmethod
    def from_address(cls, address):
        _subset.refuse("memory at an address is outside the subset; use `sys.getrefcount`")

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"

    def __bool__(self):
        return bool(self.value)


class c_bool(_Simple):
    _type_ = "?"


class c_byte(_Simple):
    _type_ = "b"


class c_ubyte(_Simple):
    _type_ = "B"


class c_short(_Simple):
    _type_ = "h"


class c_ushort(_Simple):
    _type_ = "H"


class c_int(_Simple):
    _type_ = "i"


class c_uint(_Simple):
    _type_ = "I"


class c_long(_Simple):
    _type_ = "l"


class c_ulong(_Simple):
    _type_ = "L"


class c_float(_Simple):
    _type_ = "f"


class c_double(_Simple):
    _type_ = "d"


c_int8, c_int16, c_int32, c_int64 = c_byte, c_short, c_int, c_long
c_uint8, c_uint16, c_uint32, c_uint64 = c_ubyte, c_ushort, c_uint, c_ulong
c_longlong, c_ulonglong, c_size_t, c_ssize_t = c_long, c_ulong, c_ulong, c_long


class c_char(_Simple):
    _type_ = "c"

    @classmethod
    def _fitting(cls, value):
        return value if isinstance(value, bytes) else b"\0"


def sizeof(kind):
    return struct.calcsize(kind._type_)
