# `memoryview`: `Objects/memoryobject.c`. What it looks into is a row of numbers, one for each byte: the bytes themselves, or
# the list of a `bytearray`.

from _bytearray import bytearray

_SIZES = {"B": 1, "b": 1, "c": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "f": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8, "N": 8, "d": 8}


class _Export:
    """What holds the size of a `bytearray` while somebody looks into it."""

    def __init__(self, owner, store, readonly):
        self.owner = owner
        self.store = store
        self.readonly = readonly
        if not readonly and hasattr(owner, "_exports"):
            owner._exports += 1

    def __del__(self):
        if not self.readonly and hasattr(self.owner, "_exports"):
            self.owner._exports -= 1


class memoryview:
    """The bytes of another object, without a copy."""

    __module__ = "builtins"

    def __init__(self, object):
        if isinstance(object, memoryview):
            object._check()
            self._become(object._export, object._at, object._format, object._size)
        elif isinstance(object, bytes):
            self._become(_Export(object, object, True), range(len(object)), "B", 1)
        elif isinstance(object, bytearray):
            self._become(_Export(object, object._items, False), range(len(object._items)), "B", 1)
        elif hasattr(type(object), "_look"):
            store, code, size, readonly = object._look()
            self._become(_Export(object, store, readonly), range(0, len(store), size), code, size)
        else:
            raise TypeError(f"memoryview: a bytes-like object is required, not '{type(object).__name__}'")

    def _become(self, export, at, format, size):
        self._export = export
        self._at = at  # the places at which the items begin
        self._format = format
        self._size = size

    def _check(self):
        if self._export is None:
            raise ValueError("operation forbidden on released memoryview object")

    def _part(self, at):
        view = memoryview.__new__(memoryview)
        view._become(self._export, at, self._format, self._size)
        return view

    def release(self):
        self._export = None

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *raised):
        self.release()

    def __repr__(self):
        if self._export is None:
            return f"<released memory at {id(self):#x}>"
        return f"<memory at {id(self):#x}>"

    @property
    def obj(self):
        self._check()
        return self._export.owner

    @property
    def nbytes(self):
        self._check()
        return len(self._at) * self._size

    @property
    def itemsize(self):
        self._check()
        return self._size

    @property
    def format(self):
        self._check()
        return self._format

    @property
    def readonly(self):
        self._check()
        return self._export.readonly

    @property
    def ndim(self):
        self._check()
        return 1

    @property
    def shape(self):
        self._check()
        return (len(self._at),)

    @property
    def strides(self):
        self._check()
        return (self._at.step,)

    @property
    def suboffsets(self):
        self._check()
        return ()

    @property
    def contiguous(self):
        self._check()
        return self._at.step == self._size or len(self._at) < 2

    c_contiguous = f_contiguous = contiguous

    def __len__(self):
        self._check()
        return len(self._at)

    def _bytes_at(self, place):
        return bytes(self._export.store[place : place + self._size])

    def _item(self, place):
        if self._format == "B":
            return self._export.store[place]
        import _struct

        return _struct.unpack(self._format, self._bytes_at(place), 0)[1][0]

    def _place(self, index):
        if not hasattr(type(index), "__index__"):
            raise TypeError("memoryview: invalid slice key")
        count = len(self._at)
        if not -count <= index < count:
            raise IndexError("index out of bounds on dimension 1")
        return self._at[index]

    def __getitem__(self, index):
        self._check()
        if isinstance(index, slice):
            return self._part(self._at[index])
        if index is ...:
            return self
        return self._item(self._place(index))

    def _packed(self, value):
        import _struct

        if self._format == "B" and not hasattr(type(value), "__index__"):
            raise TypeError(f"memoryview: invalid type for format '{self._format}'")
        fine, packed = _struct.pack(self._format, (value,), "pack")
        if not fine:
            wrong = "type" if packed.startswith("required") or packed.startswith("char") else "value"
            error = TypeError if wrong == "type" else ValueError
            raise error(f"memoryview: invalid {wrong} for format '{self._format}'")
        return packed

    def __setitem__(self, index, value):
        self._check()
        export = self._export
        if export.readonly:
            raise TypeError("cannot modify read-only memory")
        if not isinstance(index, slice):
            place = self._place(index)
            export.store[place : place + self._size] = self._packed(value)
            return
        at = self._at[index]
        source = value if isinstance(value, memoryview) else memoryview(value)
        if source._format != self._format or len(source) != len(at):
            raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
        data = source.tobytes()
        size = self._size
        if at.step == size:
            export.store[at.start : at.start + len(data)] = data
            return
        for number, place in enumerate(at):
            export.store[place : place + size] = data[number * size : (number + 1) * size]

    def __delitem__(self, index):
        self._check()
        raise TypeError("cannot delete memory")

    def __iter__(self):
        self._check()
        return iter(self.tolist())

    def tolist(self):
        self._check()
        if self._format == "B":
            return list(self.tobytes())
        return [self._item(place) for place in self._at]

    def tobytes(self, order="C"):
        self._check()
        if not self._at:
            return b""
        start, size = self._at.start, self._size
        if self._at.step == size:
            return bytes(self._export.store[start : start + len(self._at) * size])
        return b"".join([self._bytes_at(place) for place in self._at])

    def __bytes__(self):
        return self.tobytes()

    def __buffer__(self, flags):
        return self

    def hex(self, *args, **kwargs):
        return self.tobytes().hex(*args, **kwargs)

    def toreadonly(self):
        self._check()
        view = self._part(self._at)
        view._export = _Export(self._export.owner, self._export.store, True)
        return view

    def cast(self, format, shape=None):
        self._check()
        if not self.contiguous:
            raise TypeError("memoryview: casts are restricted to C-contiguous views")
        size = _SIZES.get(format.removeprefix("@"))
        if size is None:
            raise ValueError(
                "memoryview: destination format must be a native single character format prefixed with an optional '@'"
            )
        if format not in "Bbc" and self._format not in "Bbc":
            raise TypeError("memoryview: cannot cast between two non-byte formats")
        room = self.nbytes
        if room % size:
            raise TypeError("memoryview: length is not a multiple of itemsize")
        start = self._at.start
        view = self._part(range(start, start + room, size))
        view._format, view._size = format.removeprefix("@"), size
        return view

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, memoryview):
            if not hasattr(type(other), "__buffer__") and not isinstance(other, bytes):
                return NotImplemented
            other = memoryview(other)
        if self._export is None or other._export is None:
            return False
        if len(self) != len(other):
            return False
        return self.tolist() == other.tolist()

    def __hash__(self):
        self._check()
        if not self._export.readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __contains__(self, item):
        return item in self.tolist()

    def __reversed__(self):
        return reversed(self.tolist())

    def count(self, value, /):
        return self.tolist().count(value)

    def index(self, value, start=0, stop=None, /):
        found = self.tolist()
        for place in range(len(found))[start:stop]:
            if found[place] == value:
                return place
        raise ValueError("memoryview.index(x): x not found")

    def __radd__(self, other):
        return other + self.tobytes()

    def __reduce__(self):
        raise TypeError("cannot pickle 'memoryview' object")
