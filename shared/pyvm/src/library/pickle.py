# `pickle`: values as bytes. The format is this machine's own: typed parts that are checked when they are read, and
# never code.

import _multiprocessing
import _subset

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    """The base of what goes wrong here."""

    # CPython has these in C, and says so in tracebacks.
    __module__ = "_pickle"


class PicklingError(PickleError):
    """A value has no pickle."""

    __module__ = "_pickle"


class UnpicklingError(PickleError):
    """What was to be read is no pickle."""

    __module__ = "_pickle"


def _new(kind, *args):
    return kind.__new__(kind, *args)


def _state_of(value):
    """The state of an object whose class gives it: a tuple of it alone, or of a callable, its arguments, a state."""
    reduce = getattr(value, "__reduce__", None)
    extended = getattr(value, "__reduce_ex__", None)
    if reduce is not None or extended is not None:
        made = reduce() if reduce is not None else extended(4)
        if isinstance(made, str):
            _subset.refuse("a `__reduce__` that gives a string is outside the subset; give a tuple")
        if len(made) > 3 and (made[3] is not None or made[4:] not in ((), (None,))):
            _subset.refuse("a `__reduce__` that gives items is outside the subset; give them in the state")
        return (made[0], tuple(made[1]), made[2] if len(made) > 2 else None)
    get = getattr(value, "__getstate__", None)
    state = value.__dict__ if get is None else get()
    arguments = getattr(value, "__getnewargs__", None)
    if arguments is None:
        return (state,)
    return (_new, (type(value), *arguments()), state)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    states = []
    while True:
        made = _multiprocessing.dumps(obj, states)
        if isinstance(made, bytes):
            return made
        for value in made:
            states.append((value, _state_of(value)))


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    made = []
    while True:
        found = _multiprocessing.loads(data, made)
        if len(found) == 2:
            value, repairs = found
            _repair(repairs)
            return value
        made.append(found[1](*found[2]))


def _repair(repairs):
    """Does what only Python code can: states, and keys with a hash of their own."""
    for what, target, content in repairs:
        if what == "dict":
            for key, value in content:
                target[key] = value
        elif what == "set":
            target.update(content)
        else:
            _set_state(target, content)


def _set_state(target, state):
    own = getattr(target, "__setstate__", None)
    if own is not None:
        own(state)
        return
    parts = state if isinstance(state, tuple) else (state,)
    for part in parts:
        if part is not None:
            for name, value in part.items():
                object.__setattr__(target, name, value)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    data = dumps(obj)
    file.write(len(data).to_bytes(8, "little") + data)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    size = file.read(8)
    if not size:
        raise EOFError("Ran out of input")
    data = file.read(int.from_bytes(size, "little"))
    return loads(data)
