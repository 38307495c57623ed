# `copy`: copies of objects, and copies of all that they hold.


from _deque import deque


class Error(Exception):
    """An object cannot be copied."""


error = Error


def copy(x):
    if isinstance(x, type):
        return x
    if hasattr(x, "__copy__"):
        return x.__copy__()
    if type(x) in (list, dict, set, bytearray):
        return x.copy()
    if not _has_state(x):
        return x
    return _with_state(x, dict(x.__dict__), lambda value: value)


def deepcopy(x, memo=None):
    # `memo` maps the identity of what was copied to its copy; and keeps what was copied alive, so that no
    # identity is used twice.
    if memo is None:
        memo = {}
    known = memo.get(id(x))
    if known is not None:
        return known
    made = _deep(x, memo)
    if made is not x:
        memo[id(x)] = made
        memo.setdefault(id(memo), []).append(x)
    return made


def _deep(x, memo):
    if isinstance(x, type):
        return x
    if hasattr(x, "__deepcopy__"):
        return x.__deepcopy__(memo)
    kind = type(x)
    if kind is list:
        made = memo[id(x)] = []
        for item in x:
            made.append(deepcopy(item, memo))
        return made
    if kind is dict:
        made = memo[id(x)] = {}
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
        return made
    if kind is tuple:
        items = [deepcopy(item, memo) for item in x]
        # A tuple of things that are not copied is not copied either.
        if all([a is b for a, b in zip(items, x)]):
            return x
        return memo.get(id(x)) or tuple(items)
    if kind is set:
        return set([deepcopy(item, memo) for item in x])
    if kind is bytearray:
        return x.copy()
    if kind is deque:
        made = memo[id(x)] = deque(maxlen=x.maxlen)
        for item in x:
            made.append(deepcopy(item, memo))
        return made
    if not _has_state(x):
        return x
    return _with_state(x, x.__dict__, lambda value: deepcopy(value, memo), memo)


def _has_state(x):
    """Whether it is an object of a class of the program: others are immutable here, or not to be copied."""
    return hasattr(x, "__dict__") and not hasattr(x, "__code__")


def _with_state(x, state, of, memo=None):
    kind = type(x)
    if isinstance(x, tuple):
        made = tuple.__new__(kind, [of(item) for item in x])
    else:
        made = kind.__new__(kind)
    if memo is not None:
        memo[id(x)] = made
    if isinstance(x, dict):
        for key, value in x.items():
            dict.__setitem__(made, of(key), of(value))
    elif isinstance(x, list):
        for item in x:
            list.append(made, of(item))
    elif isinstance(x, deque):
        deque.__init__(made, (), x.maxlen)
        for item in x:
            made.append(of(item))
    for name, value in state.items():
        object.__setattr__(made, name, of(value))
    return made
