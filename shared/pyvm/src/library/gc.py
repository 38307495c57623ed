# `gc`: the collector of reference cycles. It runs when it is called, never by itself: `enable` and `disable` only
# change what `isenabled` says.

import _gc
import _subset
from _gc import is_tracked
from sys import modules as _modules

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38

# What cannot be collected: nothing, since finalizers may be in cycles (PEP 442).
garbage = []
callbacks = []

_enabled = True
_threshold = (2000, 10, 10)
_collections = [0, 0, 0]
_collected = [0, 0, 0]


def collect(generation=2):
    """Collects cycles, and gives the number of objects in them."""
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    for callback in callbacks:
        callback("start", {"generation": generation, "collected": 0, "uncollectable": 0})
    numbers, garbage = _gc.watched()
    if numbers:
        # Weak references end, and say so, before any finalizer runs (`handle_weakrefs`, Python/gc.c).
        _subset.load("weakref")._collected(numbers, garbage)
    _gc.finalize()
    # Here the finalizers run. One may have saved its object, so what is garbage is found out again.
    found = _gc.clear()
    _collections[generation] += 1
    _collected[generation] += found
    for callback in callbacks:
        callback("stop", {"generation": generation, "collected": found, "uncollectable": 0})
    return found


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=10, threshold2=10):
    global _threshold
    _threshold = (threshold0, threshold1, threshold2)


def get_count():
    return (_gc.count(), 0, 0)


def get_stats():
    return [
        {"collections": _collections[at], "collected": _collected[at], "uncollectable": 0} for at in range(3)
    ]


def is_finalized(obj):
    return False


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0


def get_debug():
    return 0


def set_debug(flags):
    if flags:
        _subset.refuse("`gc.set_debug` is outside the subset; print what `gc.collect()` gives")


def get_objects(generation=None):
    return _gc.objects()


def get_referrers(*objs):
    found = [one for one in _gc.referrers(*objs) if one is not objs]
    # The variables of a module are no object until somebody asks for them.
    for module in tuple(_modules.values()):
        names = getattr(module, "__dict__", None)
        if names is not None and any(value is one for value in names.values() for one in objs):
            found.append(names)
    return found


def get_referents(*objs):
    return [found for one in objs for found in _gc.referents(one)]
