# `cProfile`: who is called how often, and where the time goes. The machine's `_profile` counts; here is what
# programs see of it.

import _profile
import _subset
import pstats

_DISABLE = ("~", 0, "<method 'disable' of '_lsprof.Profiler' objects>")
_EXIT = ("cProfile.py", 121, "__exit__")


class Profile:
    """Counts calls and time between `enable` and `disable`."""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        if timer is not None:
            _subset.refuse("a timer of one's own is outside the subset of cProfile; leave it out")
        self.stats = {}
        self._enabled = False

    def enable(self, subcalls=True, builtins=True):
        self._enabled = True
        _profile.start()

    def disable(self):
        if self._enabled:
            self._enabled = False
            self._add(_profile.stop())
            # CPython's profiler sees itself end.
            self._add([(*_DISABLE, 1, 1, 0.0, 0.0)])

    def _add(self, entries):
        """Adds what `_profile.stop` gives: file, line, name, calls, calls from outside, own time, whole time."""
        for file, line, name, calls, primitive, own, whole in entries:
            if file == "<library cProfile>":
                continue
            old = self.stats.get((file, line, name), (0, 0, 0.0, 0.0, {}))
            new = (old[0] + primitive, old[1] + calls, old[2] + own, old[3] + whole, old[4])
            self.stats[(file, line, name)] = new

    def clear(self):
        self.stats = {}

    def create_stats(self):
        self.disable()

    def snapshot_stats(self):
        pass

    def getstats(self):
        _subset.refuse("`getstats` is outside the subset of cProfile; use `pstats.Stats(profile)`")

    def print_stats(self, sort=-1):
        if not isinstance(sort, tuple):
            sort = (sort,)
        pstats.Stats(self).strip_dirs().sort_stats(*sort).print_stats()

    def dump_stats(self, file):
        pstats.Stats(self).dump_stats(file)

    def run(self, cmd):
        _subset.refuse("running text is outside the subset of cProfile; use `profile.runcall(function)`")

    def runctx(self, cmd, globals, locals):
        self.run(cmd)

    def runcall(self, func, /, *args, **kw):
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, kind, error, trace):
        self.disable()
        self._add([(*_EXIT, 1, 1, 0.0, 0.0)])


def run(statement, filename=None, sort=-1):
    _subset.refuse("`cProfile.run` is outside the subset; use `cProfile.Profile().runcall(function)`")


def runctx(statement, globals, locals, filename=None, sort=-1):
    run(statement)
