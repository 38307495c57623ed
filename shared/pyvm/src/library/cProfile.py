# `cProfile`: who is called how often, and where the time goes. The machine's `_profile` counts; here is what
# programs see of it.

import _profile
import _subset
import pstats
import sys
from collections import namedtuple

_DISABLE = ("~", 0, "<method 'disable' of '_lsprof.Profiler' objects>")
_EXEC = ("~", 0, "<built-in method builtins.exec>")
_TEXT = ("<string>", 1, "<module>")
_EXIT = ("cProfile.py", 121, "__exit__")

_FIELDS = ["code", "callcount", "reccallcount", "totaltime", "inlinetime"]
profiler_entry = namedtuple("profiler_entry", [*_FIELDS, "calls"], module="_lsprof")
profiler_subentry = namedtuple("profiler_subentry", _FIELDS, module="_lsprof")


class Profile:
    """Counts calls and time between `enable` and `disable`."""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        if timer is not None:
            _subset.refuse("a timer of one's own is outside the subset of cProfile; leave it out")
        self.stats = {}
        self._codes = {}
        self._enabled = False

    def enable(self, subcalls=True, builtins=True):
        self._enabled = True
        _profile.start()

    def disable(self):
        if self._enabled:
            self._enabled = False
            self._add(_profile.stop())
            # CPython's profiler sees itself end.
            self._add([(*_DISABLE, 1, 1, 0.0, 0.0, [], _DISABLE[2])])

    def _add(self, entries):
        """Adds what `_profile.stop` gives."""
        functions = [entry[:3] for entry in entries]
        for file, line, name, calls, primitive, own, whole, _, code in entries:
            function = (file, line, name)
            if calls and file != "<library cProfile>":
                old = self.stats.get(function, (0, 0, 0.0, 0.0, {}))
                self.stats[function] = (old[0] + primitive, old[1] + calls, old[2] + own, old[3] + whole, old[4])
                self._codes[function] = code
        for caller, entry in zip(functions, entries):
            for at, *figures in entry[7]:
                called = functions[at]
                if caller in self.stats and called in self.stats:
                    callers = self.stats[called][4]
                    old = callers.get(caller, (0, 0, 0.0, 0.0))
                    callers[caller] = tuple([a + b for a, b in zip(old, figures)])

    def clear(self):
        self.stats = {}

    def create_stats(self):
        self.disable()

    def snapshot_stats(self):
        pass

    def getstats(self):
        found = {}
        for function, (primitive, calls, own, whole, _) in self.stats.items():
            code = self._codes[function]
            found[function] = profiler_entry(code, calls, calls - primitive, whole, own, [])
        for called, figures in self.stats.items():
            for caller, (calls, primitive, own, whole) in figures[4].items():
                entry = profiler_subentry(self._codes[called], calls, calls - primitive, whole, own)
                found[caller].calls.append(entry)
        return [entry if entry.calls else entry._replace(calls=None) for entry in found.values()]

    def print_stats(self, sort=-1):
        if not isinstance(sort, tuple):
            sort = (sort,)
        pstats.Stats(self).strip_dirs().sort_stats(*sort).print_stats()

    def dump_stats(self, file):
        pstats.Stats(self).dump_stats(file)

    def run(self, cmd):
        names = vars(sys.modules["__main__"])
        return self.runctx(cmd, names, names)

    def runctx(self, cmd, globals, locals):
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
            # `exec` is a function of the machine's own Python code, which no profile shows.
            whole = self.stats[_TEXT][3] if _TEXT in self.stats else 0.0
            self._add([(*_EXEC, 1, 1, 0.0, whole, [(1, 1, 1, 0.0, whole)], _EXEC[2]), (*_TEXT, *[0] * 4, [], None)])
        return self

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
        self._add([(*_EXIT, 1, 1, 0.0, 0.0, [(1, 1, 1, 0.0, 0.0)], None), (*_DISABLE, *[0] * 4, [], None)])


def _show(profile, filename, sort):
    if filename is not None:
        profile.dump_stats(filename)
    else:
        profile.print_stats(sort)


def run(statement, filename=None, sort=-1):
    names = vars(sys.modules["__main__"])
    runctx(statement, names, names, filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    profile = Profile()
    try:
        profile.runctx(statement, globals, locals)
    except SystemExit:
        pass
    finally:
        _show(profile, filename, sort)
