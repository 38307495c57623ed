# The entries of tracebacks and of call stacks.

import linecache
import sys

import _traceback


class FrameSummary:
    """One entry."""

    def __init__(
        self,
        filename,
        lineno,
        name,
        *,
        lookup_line=True,
        locals=None,
        line=None,
        end_lineno=None,
        colno=None,
        end_colno=None,
    ):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        self.locals = {key: _shown(value) for key, value in locals.items()} if locals else None

    def _source(self):
        # All lines of the entry, as they are.
        if self._lines is None and self.lineno is not None:
            numbers = range(self.lineno, self.end_lineno + 1)
            self._lines = "\n".join([linecache.getline(self.filename, number).rstrip() for number in numbers])
        return self._lines

    @property
    def line(self):
        lines = self._source()
        return None if lines is None else lines.partition("\n")[0].strip()

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename,
                other.lineno,
                other.name,
                other.locals,
            )
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _shown(value):
    try:
        return repr(value)
    except Exception:
        return "<local repr() failed>"


class StackSummary(list):
    """Entries, the outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        entries = []
        for frame, line in frame_gen:
            code = frame.f_code
            shown = frame.f_locals if capture_locals else None
            entries.append(FrameSummary(code.co_filename, line, code.co_name, locals=shown))
        return _limited(entries, limit)

    @classmethod
    def from_list(cls, a_list):
        found = cls()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            found.append(entry)
        return found

    def format_frame_summary(self, frame_summary, **options):
        entry = frame_summary
        text = f'  File "{entry.filename}", line {entry.lineno}, in {entry.name}\n'
        text += _traceback.excerpt(entry._source() or "", entry.colno, entry.end_colno)
        if entry.locals:
            for name, value in sorted(entry.locals.items()):
                text += f"    {name} = {value}\n"
        return text

    def format(self, **options):
        # The first three of equal entries are shown, and the others counted (`_RECURSIVE_CUTOFF`).
        found = []
        last = None
        count = 0
        for entry in self:
            place = (entry.filename, entry.lineno, entry.name)
            if place != last:
                found.extend(_repeated(count))
                last = place
                count = 0
            count += 1
            if count <= 3:
                found.append(self.format_frame_summary(entry))
        return found + _repeated(count)


def _repeated(count):
    if count <= 3:
        return []
    return [f"  [Previous line repeated {count - 3} more time{'s' if count > 4 else ''}]\n"]


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def _limited(entries, limit):
    if limit is not None:
        entries = entries[:limit] if limit >= 0 else entries[limit:]
    found = StackSummary()
    found.extend(entries)
    return found


def extract_tb(tb, limit=None, capture_locals=False):
    entries = []
    while tb is not None:
        code = tb.tb_frame.f_code
        shown = tb.tb_frame.f_locals if capture_locals else None
        _, end_line, column, end_column = tb._position or (None, None, None, None)
        entries.append(
            FrameSummary(
                code.co_filename,
                tb.tb_lineno,
                code.co_name,
                locals=shown,
                line=tb._lines,
                end_lineno=end_line,
                colno=column,
                end_colno=end_column,
            )
        )
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
