# `bytearray`: a list of numbers that behaves like bytes.


def _byte(value):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not 0 <= value < 256:
        raise ValueError("byte must be in range(0, 256)")
    return value


def _is_bytes(value):
    return isinstance(value, bytes) or hasattr(type(value), "__buffer__")


class bytearray:
    """Bytes that can change."""

    __module__ = "builtins"

    # How many views there are that rely on its size.
    _exports = 0

    def __init__(self, source=b"", encoding=None, errors="strict"):
        if isinstance(source, str):
            if encoding is None:
                raise TypeError("string argument without an encoding")
            source = source.encode(encoding, errors)
        if isinstance(source, bytearray):
            self._items = source._items[:]
        elif isinstance(source, (int, bytes)):
            self._items = list(bytes(source))
        elif hasattr(type(source), "__buffer__"):
            self._items = list(bytes(source))
        else:
            self._items = [_byte(value) for value in source]

    def __buffer__(self, flags):
        return bytes(self._items)

    def _resize(self):
        if self._exports:
            raise BufferError("Existing exports of data: object cannot be re-sized")
        return self._items

    @classmethod
    def fromhex(cls, text):
        return cls(bytes.fromhex(text))

    def __repr__(self):
        return f"bytearray({bytes(self._items)!r})"

    def __bytes__(self):
        return bytes(self._items)

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, item):
        return item in self._items if isinstance(item, int) else bytes(item) in bytes(self._items)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return bytearray(self._items[index])
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("bytearray index out of range")
        return self._items[index]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            new = [_byte(item) for item in value]
            items = self._items if not self._exports or len(new) == len(self._items[index]) else self._resize()
            items[index] = new
            return
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("bytearray index out of range")
        self._items[index] = _byte(value)

    def __delitem__(self, index):
        del self._resize()[index]

    def __eq__(self, other):
        if not _is_bytes(other):
            return NotImplemented
        return bytes(self._items) == bytes(other)

    def __lt__(self, other):
        return bytes(self._items) < bytes(other) if _is_bytes(other) else NotImplemented

    def __le__(self, other):
        return bytes(self._items) <= bytes(other) if _is_bytes(other) else NotImplemented

    def __gt__(self, other):
        return bytes(self._items) > bytes(other) if _is_bytes(other) else NotImplemented

    def __ge__(self, other):
        return bytes(self._items) >= bytes(other) if _is_bytes(other) else NotImplemented

    __hash__ = None

    def __add__(self, other):
        if not _is_bytes(other):
            raise TypeError(f"can't concat {type(other).__name__} to bytearray")
        return bytearray(self._items + list(bytes(other)))

    def __radd__(self, other):
        return other + bytes(self._items)

    def __iadd__(self, other):
        if not _is_bytes(other):
            raise TypeError(f"can't concat {type(other).__name__} to bytearray")
        self._resize().extend(bytes(other))
        return self

    def __mul__(self, times):
        return bytearray(self._items * times)

    __rmul__ = __mul__

    def __mod__(self, values):
        return bytearray(bytes(self._items) % values)

    def __imul__(self, times):
        self._resize()
        self._items *= times
        return self

    def append(self, value):
        self._resize().append(_byte(value))

    def extend(self, values):
        self._resize().extend([_byte(value) for value in values])

    def insert(self, index, value):
        self._resize().insert(index, _byte(value))

    def pop(self, index=-1):
        if not self._items:
            raise IndexError("pop from empty bytearray")
        return self._resize().pop(index)

    def remove(self, value):
        if value not in self._items:
            raise ValueError("value not found in bytearray")
        self._resize().remove(value)

    def reverse(self):
        self._items.reverse()

    def clear(self):
        self._resize().clear()

    def copy(self):
        return bytearray(self._items)

    def __getattr__(self, name):
        # What does not change it is what `bytes` has.
        if name.startswith("_") or not hasattr(bytes, name):
            raise AttributeError(f"'bytearray' object has no attribute '{name}'")
        method = getattr(bytes(self._items), name)

        def call(*args, **kwargs):
            plain = [bytes(value) if isinstance(value, bytearray) else value for value in args]
            result = method(*plain, **kwargs)
            return bytearray(result) if isinstance(result, bytes) else result

        return call
