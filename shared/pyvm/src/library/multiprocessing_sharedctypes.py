# `multiprocessing.sharedctypes`: numbers in shared memory.

import _multiprocessing
import _subset
from multiprocessing.process import assert_spawning
from multiprocessing.synchronize import RLock

# The size in bits, whether it has a sign, and the C name of each type code.
_INTEGERS = {
    "?": (8, False, "c_bool"),
    "b": (8, True, "c_byte"),
    "B": (8, False, "c_ubyte"),
    "h": (16, True, "c_short"),
    "H": (16, False, "c_ushort"),
    "i": (32, True, "c_int"),
    "I": (32, False, "c_uint"),
    "l": (64, True, "c_long"),
    "L": (64, False, "c_ulong"),
    "q": (64, True, "c_long"),
    "Q": (64, False, "c_ulong"),
}
_FLOATS = {"d": "c_double", "f": "c_float"}


class _Type:
    """What a type code means."""

    def __init__(self, code):
        code = getattr(code, "_type_", code)
        if not isinstance(code, str) or code not in _INTEGERS and code not in _FLOATS:
            _subset.refuse(f"the type {code!r} in shared memory is outside the subset; use 'i', 'l' or 'd'")
        self.code = code
        self.name = _FLOATS[code] if code in _FLOATS else _INTEGERS[code][2]

    def check(self, value):
        if self.code in _FLOATS:
            if not isinstance(value, (int, float)):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            return float(value)
        if isinstance(value, float) or not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        bits, signed, _ = _INTEGERS[self.code]
        value = int(value) & ((1 << bits) - 1)
        # 64 bits without a sign are kept with one.
        if (signed or bits == 64) and value >> (bits - 1):
            value -= 1 << bits
        return value

    def show(self, value):
        if self.code == "?":
            return bool(value)
        if self.code in "LQ" and value < 0:
            return value + (1 << 64)
        return value


class _Raw:
    """A number, or a row of them, without a lock."""

    def __init__(self, code, values):
        self._type = _Type(code)
        self._size = len(values)
        self._handle = _multiprocessing.new_numbers([self._type.check(value) for value in values])[0]

    def __getstate__(self):
        assert_spawning(self)
        return dict(self.__dict__)

    def _get(self, at, count):
        return [self._type.show(value) for value in _multiprocessing.numbers(self._handle, at, count)]

    def _put(self, at, values):
        _multiprocessing.set_numbers(self._handle, at, [self._type.check(value) for value in values])


class RawNumber(_Raw):
    @property
    def value(self):
        return self._get(0, 1)[0]

    @value.setter
    def value(self, value):
        self._put(0, [value])

    def __repr__(self):
        return f"{self._type.name}({self.value!r})"


class RawNumbers(_Raw):
    def __len__(self):
        return self._size

    def _place(self, index):
        place = index + self._size if index < 0 else index
        if not 0 <= place < self._size:
            raise IndexError("invalid index")
        return place

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._get(0, self._size)[index]
        return self._get(self._place(index), 1)[0]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            values = self._get(0, self._size)
            old = len(values[index])
            values[index] = list(value)
            if len(values) != self._size:
                raise ValueError("Can only assign sequence of same size")
            self._put(0, values)
        else:
            self._put(self._place(index), [value])

    def __iter__(self):
        return iter(self._get(0, self._size))

    def __repr__(self):
        return f"<multiprocessing.sharedctypes.{self._type.name}_Array_{self._size} object at {id(self):#x}>"


class SynchronizedBase:
    """A number, or a row of them, with a lock."""

    def __init__(self, raw, lock):
        self._obj = raw
        self._lock = RLock() if lock is True or lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __getstate__(self):
        assert_spawning(self)
        return {"_obj": self._obj, "_lock": self._lock}

    def __setstate__(self, state):
        self.__init__(state["_obj"], state["_lock"])

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *raised):
        return self._lock.__exit__(*raised)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._obj!r}>"


class Synchronized(SynchronizedBase):
    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value


class SynchronizedArray(SynchronizedBase):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, index):
        with self._lock:
            return self._obj[index]

    def __setitem__(self, index, value):
        with self._lock:
            self._obj[index] = value

    def __iter__(self):
        for index in range(len(self._obj)):
            yield self[index]


def RawValue(typecode_or_type, *args):
    return RawNumber(typecode_or_type, list(args) or [0])


def RawArray(typecode_or_type, size_or_initializer):
    if isinstance(size_or_initializer, int):
        size_or_initializer = [0] * size_or_initializer
    return RawNumbers(typecode_or_type, list(size_or_initializer))


def Value(typecode_or_type, *args, lock=True):
    raw = RawValue(typecode_or_type, *args)
    return raw if lock is False else Synchronized(raw, lock)


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    raw = RawArray(typecode_or_type, size_or_initializer)
    return raw if lock is False else SynchronizedArray(raw, lock)
