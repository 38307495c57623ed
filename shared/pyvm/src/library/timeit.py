# `timeit`: how long many calls take.

import time

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    """Times a callable or a text, after another that prepares."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        for what, code in (("stmt", stmt), ("setup", setup)):
            if not callable(code) and not isinstance(code, str):
                raise ValueError(f"{what} is neither a string nor callable")
        self._timer = timer
        names = {"_stmt": stmt, "_setup": setup, **(globals or {})}
        lines = ["def _inner(_it, _timer):"]
        lines += _indented("_setup()" if callable(setup) else setup, "    ")
        lines += ["    _t0 = _timer()", "    for _i in _it:"]
        lines += _indented("_stmt()" if callable(stmt) else stmt, "        ")
        lines += ["    return _timer() - _t0", ""]
        exec("\n".join(lines), names)
        self._inner = names["_inner"]

    def timeit(self, number=default_number):
        return self._inner(range(number), self._timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        scale = 1
        while True:
            for digit in (1, 2, 5):
                number = digit * scale
                taken = self.timeit(number)
                if callback is not None:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def _indented(code, space):
    return [space + line for line in code.split("\n")]


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(
    stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None
):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
