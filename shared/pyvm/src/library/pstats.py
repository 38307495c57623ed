# `pstats`: a profile as a table, in CPython 3.13's layout.

import _subset
import sys


class SortKey:
    """By what the rows of the table can be sorted."""

    CALLS = "calls"
    CUMULATIVE = "cumulative"
    FILENAME = "filename"
    LINE = "line"
    NAME = "name"
    NFL = "nfl"
    PCALLS = "pcalls"
    STDNAME = "stdname"
    TIME = "time"


# What a row is sorted by, each with whether the largest comes first; and what the table says about it.
_ORDERS = {
    "calls": ([(1, True)], "call count"),
    "ncalls": ([(1, True)], "call count"),
    "cumtime": ([(3, True)], "cumulative time"),
    "cumulative": ([(3, True)], "cumulative time"),
    "filename": ([(4, False)], "file name"),
    "line": ([(5, False)], "line number"),
    "module": ([(4, False)], "file name"),
    "name": ([(6, False)], "function name"),
    "nfl": ([(6, False), (4, False), (5, False)], "name/file/line"),
    "pcalls": ([(0, True)], "primitive call count"),
    "stdname": ([(7, False)], "standard name"),
    "time": ([(2, True)], "internal time"),
    "tottime": ([(2, True)], "internal time"),
}
_NUMBERED = {-1: "stdname", 0: "calls", 1: "time", 2: "cumulative"}


def _order_named(name):
    """The order of this name, or of a name that begins so."""
    found = [known for known in _ORDERS if known.startswith(name)] if name not in _ORDERS else [name]
    if len(found) != 1:
        raise KeyError(name)
    return _ORDERS[found[0]]


def _place(function):
    """A function as the table shows it."""
    file, line, name = function
    if file == "~" and line == 0:
        return "{" + name[1:-1] + "}" if name.startswith("<") and name.endswith(">") else name
    return f"{file}:{line}({name})"


def _stripped(function):
    file, line, name = function
    return file[file.rfind("/") + 1:], line, name


class FunctionProfile:
    """What is known of one function, in numbers rounded as the table shows them."""

    def __init__(self, ncalls, tottime, percall_tottime, cumtime, percall_cumtime, file_name, line_number):
        self.ncalls = ncalls
        self.tottime = tottime
        self.percall_tottime = percall_tottime
        self.cumtime = cumtime
        self.percall_cumtime = percall_cumtime
        self.file_name = file_name
        self.line_number = line_number

    def __repr__(self):
        return f"FunctionProfile({', '.join([f'{name}={value!r}' for name, value in vars(self).items()])})"


class StatsProfile:
    """A profile as numbers: the functions by their names."""

    def __init__(self, total_tt, func_profiles):
        self.total_tt = total_tt
        self.func_profiles = func_profiles

    def __repr__(self):
        return f"StatsProfile(total_tt={self.total_tt!r}, func_profiles={self.func_profiles!r})"


class Stats:
    """The figures of one or more profiles. The methods give the object back, to go on with."""

    def __init__(self, *args, stream=None):
        self.stream = stream or sys.stdout
        self.stats = {}
        self._sorted = None
        self.sort_type = None
        self.files = []
        for profile in args:
            if isinstance(profile, str):
                with open(profile, "rb") as file:
                    self._add(_subset.load("pickle").loads(file.read()))
                changed = _subset.load("os").stat(profile).st_mtime
                self.files.append(f"{_subset.load('time').ctime(changed)}    {profile}")
                continue
            if not hasattr(profile, "create_stats"):
                raise TypeError(f"Cannot create or construct a {self.__class__!r} object from {profile!r}")
            profile.create_stats()
            self._add(profile.stats)

    def add(self, *others):
        for other in others:
            other = other if isinstance(other, Stats) else Stats(other)
            self.files += other.files
            self._add(other.stats)
        return self

    def _add(self, stats):
        for function, figures in stats.items():
            old = self.stats.get(function, (0, 0, 0.0, 0.0, {}))
            callers = dict(old[4])
            for caller, counts in figures[4].items():
                before = callers.get(caller, (0, 0, 0.0, 0.0))
                callers[caller] = tuple([a + b for a, b in zip(before, counts)])
            self.stats[function] = tuple([a + b for a, b in zip(old[:4], figures[:4])]) + (callers,)
        self._sorted = None

    @property
    def total_calls(self):
        return sum([figures[1] for figures in self.stats.values()])

    @property
    def prim_calls(self):
        return sum([figures[0] for figures in self.stats.values()])

    @property
    def total_tt(self):
        return sum([figures[2] for figures in self.stats.values()])

    def strip_dirs(self):
        """Leaves only the last part of each file's path."""
        old = self.stats
        self.stats = {}
        for (file, line, name), figures in old.items():
            callers = {_stripped(caller): counts for caller, counts in figures[4].items()}
            self._add({_stripped((file, line, name)): (*figures[:4], callers)})
        return self

    def sort_stats(self, *field):
        """Sorts the rows by one or more keys."""
        if not field:
            self._sorted = None
            return self
        fields = [_NUMBERED.get(key, key) if isinstance(key, int) else key for key in field]
        keys = []
        titles = []
        for name in fields:
            order, title = _order_named(name)
            keys += order
            titles.append(title)
        rows = [(*figures[:4], *function, _place(function), function) for function, figures in self.stats.items()]
        # Sorting keeps the order of equal rows, so the last key goes first.
        for at, largest_first in reversed(keys):
            rows.sort(key=lambda row: row[at], reverse=largest_first)
        self._sorted = [row[-1] for row in rows]
        self.sort_type = ", ".join(titles)
        return self

    def reverse_order(self):
        if self._sorted:
            self._sorted.reverse()
        return self

    def _write(self, text):
        self.stream.write(text)

    def _chosen(self, restrictions):
        """The functions to show, and the lines above the table that say how they were chosen."""
        if self._sorted:
            chosen = list(self._sorted)
            message = f"   Ordered by: {self.sort_type}\n"
        else:
            chosen = list(self.stats)
            message = "   Random listing order was used\n"
        for restriction in restrictions:
            if isinstance(restriction, str):
                fits = _subset.load("re").compile(restriction).search
                left = [function for function in chosen if fits(_place(function))]
            elif isinstance(restriction, float) and 0.0 <= restriction < 1.0:
                left = chosen[:int(len(chosen) * restriction + 0.5)]
            elif isinstance(restriction, int) and 0 <= restriction:
                left = chosen[:restriction]
            else:
                left = chosen
            if len(left) != len(chosen):
                counts = f"from {len(chosen)} to {len(left)}"
                message += f"   List reduced {counts} due to restriction <{restriction!r}>\n"
            chosen = left
        return chosen, message

    def print_stats(self, *amount):
        """Writes the table: so many rows, or such a part of them, or those whose place has a text in it."""
        for file in self.files:
            self._write(file + "\n")
        if self.files:
            self._write("\n")
        calls = f"{self.total_calls} function calls"
        if self.total_calls != self.prim_calls:
            calls += f" ({self.prim_calls} primitive calls)"
        self._write(f"         {calls} in {self.total_tt:.3f} seconds\n\n")
        chosen, message = self._chosen(amount)
        if chosen:
            self._write(message + "\n")
            self._write("   ncalls  tottime  percall  cumtime  percall filename:lineno(function)\n")
            for function in chosen:
                self._write(self._row(function))
            self._write("\n\n")
        return self

    def _row(self, function):
        primitive, calls, own, whole = self.stats[function][:4]
        count = str(calls) if calls == primitive else f"{calls}/{primitive}"
        own_each = f"{own / calls:8.3f}" if calls else " " * 8
        whole_each = f"{whole / primitive:8.3f}" if primitive else " " * 8
        return f"{count:>9} {own:8.3f} {own_each} {whole:8.3f} {whole_each} {_place(function)}\n"

    def get_stats_profile(self):
        found = {}
        for function in self._sorted or self.stats:
            primitive, calls, own, whole = self.stats[function][:4]
            file, line, name = function
            found[name] = FunctionProfile(
                str(calls) if calls == primitive else f"{calls}/{primitive}",
                float(f"{own:8.3f}"),
                float(f"{own / calls:8.3f}") if calls else -1,
                float(f"{whole:8.3f}"),
                float(f"{whole / primitive:8.3f}") if primitive else -1,
                file,
                line,
            )
        return StatsProfile(float(f"{self.total_tt:8.3f}") if found else 0, found)

    def print_callers(self, *amount):
        """Writes for each function by which others it was called, and how often."""
        return self._print_calls(amount, "was called by...", "<-", lambda function: self.stats[function][4])

    def print_callees(self, *amount):
        """Writes for each function which others it called, and how often."""
        called = {}
        for function, figures in self.stats.items():
            for caller, counts in figures[4].items():
                called.setdefault(caller, {})[function] = counts
        return self._print_calls(amount, "called...", "->", lambda function: called.get(function, {}))

    def _print_calls(self, amount, title, arrow, others_of):
        chosen, message = self._chosen(amount)
        if not chosen:
            return self
        width = max([len(_place(function)) for function in chosen]) + 2
        self._write(message + "\n" + "Function ".ljust(width) + title + "\n")
        if any([figures[4] for figures in self.stats.values()]):
            self._write(" " * width + "    ncalls  tottime  cumtime\n")
        for function in chosen:
            self._write(_place(function).ljust(width) + arrow + " ")
            others = others_of(function)
            indent = ""
            for other in sorted(others):
                calls, primitive, own, whole = others[other]
                count = str(calls) if calls == primitive else f"{calls}/{primitive}"
                count = count.rjust(7 + 2 * len(indent))
                self._write(f"{indent * (width + 1)}{count} {own:8.3f} {whole:8.3f}  {_place(other)}\n")
                indent = " "
            if not others:
                self._write("\n")
        self._write("\n\n")
        return self

    def dump_stats(self, filename):
        with open(filename, "wb") as file:
            file.write(_subset.load("pickle").dumps(self.stats))
