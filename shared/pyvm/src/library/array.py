# `array`: numbers of one C type. Behaviour follows CPython's documentation of the module.

import _struct
import sys

_SIZES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8, "u": 4, "w": 4}
_NAMES = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short", "H": "unsigned short"}

typecodes = "bBuwhHiIlLqQfd"


class array:
    """A row of numbers, or of characters, of one type."""

    __module__ = "array"
    __hash__ = None

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            kind = f"a string of length {len(typecode)}" if isinstance(typecode, str) else type(typecode).__name__
            if isinstance(typecode, str):
                raise TypeError(f"array() argument 1 must be a unicode character, not {kind}")
            raise TypeError(f"array() argument 1 must be a unicode character, not {kind}")
        if typecode not in _SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self.itemsize = _SIZES[typecode]
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, str):
            if typecode not in "uw":
                raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
            self._items = list(initializer)
        elif isinstance(initializer, array):
            if typecode not in "uw" and initializer.typecode in "uw":
                raise TypeError(
                    f"cannot use a unicode array to initialize an array with typecode '{typecode}'"
                )
            self._items = [self._checked(item) for item in initializer._items]
        else:
            self._items = [self._checked(item) for item in initializer]

    def _checked(self, item):
        code = self.typecode
        if code in "uw":
            if not isinstance(item, str) or len(item) != 1:
                raise TypeError("array item must be a unicode character, not " + type(item).__name__)
            return item
        if code == "d" and type(item) is float:
            return item
        if code in "fd":
            if not isinstance(item, (int, float)) and not hasattr(type(item), "__float__"):
                raise TypeError(f"must be real number, not {type(item).__name__}")
            if code == "d":
                return float(item)
            return _struct.unpack("f", _struct.pack("f", (item,), "pack")[1], 0)[1][0]
        if type(item) is not int:
            if isinstance(item, float) or not hasattr(type(item), "__index__"):
                raise TypeError(f"'{type(item).__name__}' object cannot be interpreted as an integer")
            item = item.__index__()
        bits = 8 * self.itemsize
        least, most = (-(1 << bits - 1), (1 << bits - 1) - 1) if code.islower() else (0, (1 << bits) - 1)
        if least <= item <= most:
            return item
        if code in "bhB" or code == "H":
            word = "less than minimum" if item < least else "greater than maximum"
            raise OverflowError(f"{_NAMES[code]} is {word}")
        if code in "IL" and item < 0:
            raise OverflowError("can't convert negative value to unsigned int")
        raise OverflowError("Python int too large to convert to C long" if code != "i" else _int_message(item, most))

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        if self.typecode in "uw":
            return f"array('{self.typecode}', {self.tounicode()!r})"
        return f"array('{self.typecode}', {self._items!r})"

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, item):
        return item in self._items

    def _made(self, items):
        new = array(self.typecode)
        new._items = items
        return new

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._made(self._items[index])
        try:
            return self._items[index]
        except IndexError:
            raise IndexError("array index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            if value.typecode != self.typecode:
                raise TypeError("bad argument type for built-in operation")
            self._items[index] = value._items[:]
            return
        value = self._checked(value)
        try:
            self._items[index] = value
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, index):
        del self._items[index]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self._made(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, times):
        return self._made(self._items * times)

    __rmul__ = __mul__

    def __imul__(self, times):
        self._items *= times
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    def __copy__(self):
        return self._made(self._items[:])

    def __deepcopy__(self, memo):
        return self._made(self._items[:])

    def __sizeof__(self):
        return 80 + len(self._items) * self.itemsize

    def append(self, item, /):
        self._items.append(self._checked(item))

    def extend(self, items, /):
        if isinstance(items, array) and items.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        if isinstance(items, array):
            self._items.extend(items._items)
        else:
            self._items.extend([self._checked(item) for item in items])

    def insert(self, index, item, /):
        self._items.insert(index, self._checked(item))

    def pop(self, index=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(index)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def remove(self, item, /):
        if item not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(item)

    def index(self, item, start=0, stop=sys.maxsize, /):
        try:
            return self._items.index(item, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, item, /):
        return self._items.count(item)

    def reverse(self):
        self._items.reverse()

    def clear(self):
        self._items.clear()

    def tolist(self):
        return self._items[:]

    fromlist = extend

    def tounicode(self):
        return "".join(self._items)

    def fromunicode(self, text, /):
        self._items.extend(text)

    def tobytes(self):
        if self.typecode in "uw":
            return self.tounicode().encode("utf-32-le")
        return _struct.pack(f"{len(self._items)}{self.typecode}", self._items, "pack")[1]

    def frombytes(self, buffer, /):
        data = bytes(buffer)
        count, rest = divmod(len(data), self.itemsize)
        if rest:
            raise ValueError("bytes length not a multiple of item size")
        if self.typecode in "uw":
            self._items.extend(data.decode("utf-32-le"))
        else:
            self._items.extend(_struct.unpack(f"{count}{self.typecode}", data, 0)[1])

    def tofile(self, file, /):
        file.write(self.tobytes())

    def fromfile(self, file, count, /):
        data = file.read(count * self.itemsize)
        self.frombytes(data)
        if len(data) < count * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def byteswap(self):
        data = self.tobytes()
        size = self.itemsize
        self._items.clear()
        self.frombytes(b"".join([data[at : at + size][::-1] for at in range(0, len(data), size)]))

    def buffer_info(self):
        return id(self._items), len(self._items)

    def __buffer__(self, flags):
        return self.tobytes()

    def _look(self):
        return _Bytes(self), self.typecode, self.itemsize, False


ArrayType = array


class _Bytes:
    """The bytes of an array, to be looked into and changed."""

    def __init__(self, owner):
        self._owner = owner

    def __len__(self):
        return len(self._owner) * self._owner.itemsize

    def _span(self, index):
        size = self._owner.itemsize
        first, last = index.start // size, -(-index.stop // size)
        data = self._owner[first:last].tobytes()
        return first, data, index.start - first * size

    def __getitem__(self, index):
        if not isinstance(index, slice):
            return self[index : index + 1][0]
        _, data, skipped = self._span(index)
        return data[skipped : skipped + index.stop - index.start]

    def __setitem__(self, index, data):
        first, old, skipped = self._span(index)
        new = array(self._owner.typecode)
        new.frombytes(old[:skipped] + bytes(data) + old[skipped + len(data) :])
        self._owner[first : first + len(new)] = new


def _int_message(item, most):
    if -(1 << 63) <= item < 1 << 63:
        return "signed integer is " + ("greater than maximum" if item > most else "less than minimum")
    return "Python int too large to convert to C long"
