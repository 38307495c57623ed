# The parts of `functools` that CPython has in C (Modules/_functoolsmodule.c).

from collections import namedtuple

_missing = object()
_keywords_follow = (object(),)

_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")


def _key(args, kwargs, typed):
    if typed:
        key = args + tuple([type(value) for value in args])
        if kwargs:
            key += _keywords_follow + tuple(kwargs.items())
            key += tuple([type(value) for value in kwargs.values()])
        return key
    if kwargs:
        return args + _keywords_follow + tuple(kwargs.items())
    if len(args) == 1 and type(args[0]) in (int, str):
        return args[0]
    return args


def cached(function, maxsize, typed):
    # A dict keeps its keys in the order of their arrival: a key that is used arrives again.
    results = {}
    hits = misses = 0

    def wrapper(*args, **kwargs):
        nonlocal hits, misses
        if maxsize == 0:
            misses += 1
            return function(*args, **kwargs)
        key = _key(args, kwargs, typed)
        if maxsize is None:
            result = results.get(key, _missing)
        else:
            result = results.pop(key, _missing)
        if result is not _missing:
            if maxsize is not None:
                results[key] = result
            hits += 1
            return result
        misses += 1
        result = function(*args, **kwargs)
        if maxsize is not None and key not in results and len(results) >= maxsize:
            del results[next(iter(results))]
        results[key] = result
        return result

    def cache_info():
        return _CacheInfo(hits, misses, maxsize, len(results))

    def cache_clear():
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return wrapper


class partial:
    """A function with its first arguments, and some keywords, given."""

    __module__ = "functools"

    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts += [repr(value) for value in self.args]
        parts += [f"{name}={value!r}" for name, value in self.keywords.items()]
        return f"functools.partial({', '.join(parts)})"


def reduce(function, iterable, initial=_missing, /):
    iterator = iter(iterable)
    if initial is _missing:
        result = next(iterator, _missing)
        if result is _missing:
            raise TypeError("reduce() of empty iterable with no initial value")
    else:
        result = initial
    for item in iterator:
        result = function(result, item)
    return result


class _Compared:
    """A sort key that compares as a function of two values says."""

    def __init__(self, compare, obj):
        self.compare = compare
        self.obj = obj

    def __lt__(self, other):
        return self.compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self.compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self.compare(self.obj, other.obj) == 0

    def __le__(self, other):
        return self.compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self.compare(self.obj, other.obj) >= 0


def cmp_to_key(mycmp):
    return lambda obj: _Compared(mycmp, obj)
