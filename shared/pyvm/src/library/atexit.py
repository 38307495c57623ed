# `atexit`: functions for the end of the program. The machine calls `_run_exitfuncs` when the last thread that
# is no daemon has ended.

import traceback

_calls = []


def register(func, *args, **kwargs):
    _calls.append((func, args, kwargs))
    return func


def unregister(func):
    _calls[:] = [call for call in _calls if call[0] != func]


def _run_exitfuncs():
    while _calls:
        func, args, kwargs = _calls.pop()
        try:
            func(*args, **kwargs)
        except Exception:
            traceback.print_exc()
