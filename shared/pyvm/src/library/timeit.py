# `timeit`: how long many calls take. Callables only: the machine compiles no text while it runs.

import time

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    """Times a function, after calling another that prepares."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        for what, code in (("stmt", stmt), ("setup", setup)):
            if not callable(code) and code != "pass":
                raise ValueError(f"{what} is not a callable: text is not supported here")
        self._function = stmt if callable(stmt) else _nothing
        self._setup = setup if callable(setup) else _nothing
        self._timer = timer

    def timeit(self, number=default_number):
        self._setup()
        function = self._function
        start = self._timer()
        for _ in range(number):
            function()
        return self._timer() - start

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


def _nothing():
    pass


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer).timeit(number)


def repeat(
    stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None
):
    return Timer(stmt, setup, timer).repeat(repeat, number)
