# The entries of tracebacks and of call stacks.

import linecache
import sys


class FrameSummary:
    """One entry."""

    def __init__(self, filename, lineno, name, *, line=None, **options):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.locals = None

    @property
    def line(self):
        if self._line is None:
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """Entries, the outermost first."""

    def format(self):
        return format_list(self)


def format_list(extracted_list):
    lines = []
    for filename, lineno, name, line in extracted_list:
        text = f'  File "{filename}", line {lineno}, in {name}\n'
        lines.append(text + f"    {line}\n" if line else text)
    return lines


def _limited(entries, limit):
    if limit is not None:
        entries = entries[:limit] if limit >= 0 else entries[limit:]
    found = StackSummary()
    found.extend(entries)
    return found


def extract_tb(tb, limit=None):
    entries = []
    while tb is not None:
        code = tb.tb_frame.f_code
        entries.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name, line=tb._line))
        tb = tb.tb_next
    return _limited(entries, limit)


def extract_stack(f=None, limit=None):
    frame = sys._getframe(1) if f is None else f
    entries = []
    while frame is not None:
        code = frame.f_code
        entries.append(FrameSummary(code.co_filename, frame.f_lineno, code.co_name))
        frame = frame.f_back
    entries.reverse()
    if limit is not None:
        limit = -limit
    return _limited(entries, limit)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    frame = sys._getframe(1) if f is None else f
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back
