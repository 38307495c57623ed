# `functools`: functions about functions. Behaviour follows CPython's documentation of the module.

from _functools import cached, cmp_to_key, partial, reduce

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes `wrapper` look like `wrapped`, which it keeps as `__wrapped__`."""
    for name in assigned:
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except AttributeError:
            pass
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


def lru_cache(maxsize=128, typed=False):
    """Remembers the results of the last `maxsize` different calls; of all of them where it is None."""
    if callable(maxsize) and isinstance(typed, bool):
        return update_wrapper(cached(maxsize, 128, typed), maxsize)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return update_wrapper(cached(function, maxsize, typed), function)

    return decorate


def cache(function):
    return lru_cache(maxsize=None)(function)


def _not(result):
    return result if result is NotImplemented else not result


# From the one comparison that a class defines: the other three.
_FROM_LT = {
    "__gt__": lambda a, b: _and_differs(_not(a.__lt__(b)), a, b),
    "__le__": lambda a, b: _or_equal(a.__lt__(b), a, b),
    "__ge__": lambda a, b: _not(a.__lt__(b)),
}
_FROM_LE = {
    "__gt__": lambda a, b: _not(a.__le__(b)),
    "__lt__": lambda a, b: _and_differs(a.__le__(b), a, b),
    "__ge__": lambda a, b: _or_equal(_not(a.__le__(b)), a, b),
}
_FROM_GT = {
    "__lt__": lambda a, b: _and_differs(_not(a.__gt__(b)), a, b),
    "__ge__": lambda a, b: _or_equal(a.__gt__(b), a, b),
    "__le__": lambda a, b: _not(a.__gt__(b)),
}
_FROM_GE = {
    "__lt__": lambda a, b: _not(a.__ge__(b)),
    "__gt__": lambda a, b: _and_differs(a.__ge__(b), a, b),
    "__le__": lambda a, b: _or_equal(_not(a.__ge__(b)), a, b),
}


def _and_differs(result, a, b):
    return result if result is NotImplemented else result and a != b


def _or_equal(result, a, b):
    return result if result is NotImplemented else result or a == b


def _defines(cls, name):
    return any(name in base.__dict__ for base in cls.__mro__ if base is not object)


def total_ordering(cls):
    """Adds the comparisons that a class with `__eq__` and one of them lacks."""
    for name, others in (
        ("__lt__", _FROM_LT),
        ("__le__", _FROM_LE),
        ("__gt__", _FROM_GT),
        ("__ge__", _FROM_GE),
    ):
        if _defines(cls, name):
            for other, function in others.items():
                if not _defines(cls, other):
                    setattr(cls, other, function)
            return cls
    raise ValueError("must define at least one ordering operation: < > <= >=")


class cached_property:
    """A property that is computed once for each instance, which then has it as an attribute."""

    def __init__(self, func):
        self.func = func
        self.attrname = func.__name__
        self.__doc__ = func.__doc__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        object.__setattr__(instance, self.attrname, value)
        return value


_ANNOTATED = {
    "int": int,
    "float": float,
    "str": str,
    "list": list,
    "dict": dict,
    "tuple": tuple,
    "bool": bool,
}


def singledispatch(function):
    """A function with other versions for other types of its first argument."""
    registry = {object: function}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return function

    def register(cls, version=None):
        if version is None:
            if isinstance(cls, type):
                return lambda given: register(cls, given)
            # `@f.register` reads the type from the annotation of the first parameter.
            version = cls
            cls = list(version.__annotations__.values())[0]
            cls = _ANNOTATED.get(cls, cls)
        registry[cls] = version
        return version

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{function.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kwargs)

    wrapper.dispatch = dispatch
    wrapper.register = register
    wrapper.registry = registry
    return update_wrapper(wrapper, function)


class partialmethod:
    """`partial` for a method in the body of a class."""

    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        func, args, keywords = self.func, self.args, self.keywords
        if hasattr(func, "__get__") and not hasattr(func, "__code__"):
            return partial(func.__get__(obj, cls), *args, **keywords)

        def method(*rest, **more):
            if obj is None:
                return func(rest[0], *args, *rest[1:], **{**keywords, **more})
            return func(obj, *args, *rest, **{**keywords, **more})

        return method


class singledispatchmethod:
    """`singledispatch` for a method: its first argument after `self` decides."""

    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method) if method is not None else self.dispatcher.register(cls)

    def __get__(self, obj, cls=None):
        dispatcher = self.dispatcher

        def method(*args, **kwargs):
            found = dispatcher.dispatch(type(args[0]))
            if hasattr(found, "__get__") and not hasattr(found, "__code__"):
                return found.__get__(obj, cls)(*args, **kwargs)
            return found(obj, *args, **kwargs)

        return method
