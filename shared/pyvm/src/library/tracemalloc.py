# `tracemalloc`: which line allocated how much. The machine's `_tracemalloc` counts; here is what programs see
# of it. A trace has one frame, as CPython's has unless a program asks for more.

import _subset
import _tracemalloc
import linecache
from _tracemalloc import clear_traces, get_traced_memory, is_tracing, reset_peak, stop

__file__ = "/usr/lib/python3.13/tracemalloc.py"


def start(nframe=1):
    """Begins to count."""
    global _limit
    if not 1 <= nframe <= 65535:
        raise ValueError("the number of frames must be in range [1; 65535]")
    _limit = nframe
    _tracemalloc.start()


_limit = 1


def get_traceback_limit():
    return _limit


def get_tracemalloc_memory():
    """What the counting itself takes, in bytes, were it as much as in CPython: a hundred for each trace."""
    return 100 * sum([count for _, _, _, count in _tracemalloc.get_traces()]) if is_tracing() else 0


def get_object_traceback(obj):
    return None


def _fits(pattern, name):
    """Whether a name fits a pattern with `*` and `?`."""
    if not pattern:
        return not name
    if pattern[0] == "*":
        return any([_fits(pattern[1:], name[at:]) for at in range(len(name) + 1)])
    return bool(name) and pattern[0] in ("?", name[0]) and _fits(pattern[1:], name[1:])


def _size(size, sign=False):
    """A number of bytes as it is shown."""
    plus = "+" if sign and size >= 0 else ""
    for unit in ("B", "KiB", "MiB", "GiB"):
        if abs(size) < 100 and unit != "B":
            return f"{plus}{size:.1f} {unit}"
        if abs(size) < 10 * 1024:
            return f"{plus}{size:.0f} {unit}"
        size /= 1024
    return f"{plus}{size:.1f} TiB" if abs(size) < 100 else f"{plus}{size:.0f} TiB"


class Frame:
    """A line of a file."""

    def __init__(self, filename, lineno):
        self.filename = filename
        self.lineno = lineno

    def __eq__(self, other):
        return (self.filename, self.lineno) == (other.filename, other.lineno)

    def __lt__(self, other):
        return (self.filename, self.lineno) < (other.filename, other.lineno)

    def __str__(self):
        return f"{self.filename}:{self.lineno}"

    def __repr__(self):
        return f"<Frame filename={self.filename!r} lineno={self.lineno!r}>"


class Traceback:
    """The lines that led to an allocation: one."""

    def __init__(self, frames):
        self._frames = tuple(frames)

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, at):
        return self._frames[at]

    def __eq__(self, other):
        return self._frames == other._frames

    def format(self, limit=None, most_recent_first=False):
        lines = []
        for frame in self._frames:
            lines.append(f'  File "{frame.filename}", line {frame.lineno}')
            line = linecache.getline(frame.filename, frame.lineno).strip()
            if line:
                lines.append(f"    {line}")
        return lines

    def __str__(self):
        return str(self._frames[0])

    def __repr__(self):
        return f"<Traceback {self._frames!r}>"


class Statistic:
    """How much was allocated at a place."""

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def __str__(self):
        text = f"{self.traceback}: size={_size(self.size)}, count={self.count}"
        return text + f", average={_size(self.size / self.count)}" if self.count else text

    def __repr__(self):
        return f"<Statistic traceback={self.traceback!r} size={self.size} count={self.count}>"


class StatisticDiff:
    """How much more is allocated at a place than was."""

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback = traceback
        self.size = size
        self.size_diff = size_diff
        self.count = count
        self.count_diff = count_diff

    def __str__(self):
        sizes = f"size={_size(self.size)} ({_size(self.size_diff, True)})"
        text = f"{self.traceback}: {sizes}, count={self.count} ({self.count_diff:+})"
        return text + f", average={_size(self.size / self.count)}" if self.count else text

    def __repr__(self):
        return (
            f"<StatisticDiff traceback={self.traceback!r} size={self.size} ({self.size_diff:+})"
            f" count={self.count} ({self.count_diff:+})>"
        )


class Filter:
    """Which files count, or do not."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        self.inclusive = inclusive
        self.filename_pattern = filename_pattern
        self.lineno = lineno

    def _fits(self, file, line):
        return _fits(self.filename_pattern, file) and self.lineno in (None, line)


class Snapshot:
    """What is allocated at one moment."""

    def __init__(self, entries):
        self._entries = entries  # file, line, size in bytes, how many blocks
        self.traceback_limit = _limit

    def dump(self, filename):
        with open(filename, "wb") as file:
            file.write(_subset.load("pickle").dumps(self._entries))

    @staticmethod
    def load(filename):
        with open(filename, "rb") as file:
            return Snapshot(_subset.load("pickle").loads(file.read()))

    @property
    def traces(self):
        return [Statistic(Traceback([Frame(file, line)]), size, count) for file, line, size, count in self._entries]

    def filter_traces(self, filters):
        within = [one for one in filters if one.inclusive]
        without = [one for one in filters if not one.inclusive]
        left = []
        for entry in self._entries:
            file, line = entry[:2]
            wanted = not within or any([one._fits(file, line) for one in within])
            if wanted and not any([one._fits(file, line) for one in without]):
                left.append(entry)
        return Snapshot(left)

    def _grouped(self, key_type):
        """Size and count by file and line; the line is 0 where files are wanted."""
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError(f"unknown key_type: {key_type!r}")
        groups = {}
        for file, line, size, count in self._entries:
            key = (file, 0 if key_type == "filename" else line)
            old = groups.get(key, (0, 0))
            groups[key] = (old[0] + size, old[1] + count)
        return groups

    def statistics(self, key_type, cumulative=False):
        """The places, the largest first."""
        rows = [(size, count, key) for key, (size, count) in self._grouped(key_type).items()]
        rows.sort(reverse=True)
        return [Statistic(Traceback([Frame(*key)]), size, count) for size, count, key in rows]

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        """The places, those first that changed most."""
        new = self._grouped(key_type)
        old = old_snapshot._grouped(key_type)
        rows = []
        for key in [*new, *[key for key in old if key not in new]]:
            size, count = new.get(key, (0, 0))
            old_size, old_count = old.get(key, (0, 0))
            change, more = size - old_size, count - old_count
            rows.append((abs(change), size, abs(more), count, key, change, more))
        rows.sort(reverse=True)
        return [
            StatisticDiff(Traceback([Frame(*key)]), size, change, count, more)
            for _, size, _, count, key, change, more in rows
        ]


def take_snapshot():
    """What is allocated now."""
    if not is_tracing():
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    return Snapshot(_tracemalloc.get_traces())
