# `contextvars`: variables with a value for each context; each thread has one (PEP 567).

import threading

_MISSING = object()
_local = threading.local()


def _values():
    values = getattr(_local, "values", None)
    if values is None:
        values = _local.values = {}
    return values


class Token:
    """What a variable was before."""

    MISSING = _MISSING

    def __init__(self, var, old_value):
        self.var = var
        self.old_value = old_value
        self._used = False


class ContextVar:
    """A variable of the context."""

    def __init__(self, name, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name = name
        self._default = default

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    def get(self, *default):
        value = _values().get(self, _MISSING)
        if value is not _MISSING:
            return value
        if default:
            return default[0]
        if self._default is _MISSING:
            raise LookupError(self)
        return self._default

    def set(self, value):
        values = _values()
        token = Token(self, values.get(self, _MISSING))
        values[self] = value
        return token

    def reset(self, token):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        token._used = True
        if token.old_value is _MISSING:
            del _values()[self]
        else:
            _values()[self] = token.old_value


class Context:
    """The values of all variables."""

    def __init__(self):
        self._values = {}
        self._entered = False

    def run(self, callable, *args, **kwargs):
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        old = _values()
        self._entered = True
        _local.values = self._values
        try:
            return callable(*args, **kwargs)
        finally:
            _local.values = old
            self._entered = False

    def copy(self):
        new = Context()
        new._values = dict(self._values)
        return new

    def get(self, var, default=None):
        return self._values.get(var, default)

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


def copy_context():
    context = Context()
    context._values = dict(_values())
    return context
