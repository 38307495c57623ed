# `csv`: tables as text (RFC 4180 and its variants). Behaviour follows CPython's documentation.

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3
QUOTE_STRINGS = 4
QUOTE_NOTNULL = 5


class Error(Exception):
    """A text is no table, or a table no text."""


class Dialect:
    """How a table is written."""

    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    """As Excel writes it."""


class excel_tab(excel):
    """With tabs between the fields."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """With all fields in quotes, and lines that end in one character."""

    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_NAMES = [name for name in dir(Dialect) if not name.startswith("_")]


def register_dialect(name, dialect=excel, **options):
    _dialects[name] = _dialect(dialect, options)


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def _dialect(dialect, options):
    """A dialect with some options changed."""
    made = Dialect()
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    for name in _NAMES:
        setattr(made, name, options.pop(name, getattr(base, name)))
    if options:
        raise TypeError(f"this function got an unexpected keyword argument '{next(iter(options))}'")
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    if made.quotechar is None:
        made.quoting = QUOTE_NONE
    return made


class _Reader:
    """The rows of an iterable of lines."""

    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        row, field = [], ""
        quoted = self._line(next(self._lines), row, field, False)
        while quoted is not None:
            try:
                line = next(self._lines)
            except StopIteration:
                row.append(quoted)
                break
            quoted = self._line(line, row, quoted, True)
        return row

    def _line(self, line, row, field, inside):
        """Adds the fields of a line to the row. Gives the text so far of one whose quotes are still open."""
        d = self.dialect
        self.line_num += 1
        was_quoted = inside
        at = 0
        begun = inside
        while at < len(line):
            letter = line[at]
            at += 1
            if inside:
                if letter == d.escapechar:
                    field += line[at : at + 1]
                    at += 1
                elif letter != d.quotechar:
                    field += letter
                elif d.doublequote and line[at : at + 1] == d.quotechar:
                    field += letter
                    at += 1
                else:
                    inside = False
            elif letter in "\r\n":
                break
            elif letter == " " and d.skipinitialspace and not begun:
                pass
            elif letter == d.delimiter:
                row.append(self._value(field, was_quoted))
                field, was_quoted, begun = "", False, False
                if at == len(line) or line[at] in "\r\n":
                    row.append(self._value("", False))
                    return None
            elif letter == d.quotechar and not begun and d.quoting != QUOTE_NONE:
                inside = was_quoted = begun = True
            elif letter == d.escapechar:
                field += line[at : at + 1]
                at += 1
                begun = True
            else:
                field += letter
                begun = True
        if inside:
            return field
        if row or begun or field:
            row.append(self._value(field, was_quoted))
        return None

    def _value(self, field, was_quoted):
        return float(field) if self.dialect.quoting == QUOTE_NONNUMERIC and not was_quoted else field


def reader(csvfile, dialect="excel", **fmtparams):
    return _Reader(csvfile, _dialect(dialect, fmtparams))


class _Writer:
    """Writes rows to what has a `write`."""

    def __init__(self, file, dialect):
        self._write = file.write
        self.dialect = dialect

    def _field(self, value, alone):
        d = self.dialect
        text = "" if value is None else repr(value) if isinstance(value, float) else str(value)
        is_number = isinstance(value, (int, float))
        special = d.delimiter + (d.quotechar or "") + (d.escapechar or "") + "\r\n" + d.lineterminator
        needs = any([letter in special for letter in text]) or alone and not text
        if d.quoting == QUOTE_NONE:
            if needs and d.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            for letter in (d.escapechar, d.delimiter, d.quotechar):
                if needs and letter:
                    text = text.replace(letter, d.escapechar + letter)
            return text
        if (
            d.quoting == QUOTE_ALL
            or d.quoting == QUOTE_NONNUMERIC
            and not is_number
            or d.quoting == QUOTE_STRINGS
            and isinstance(value, str)
            or d.quoting == QUOTE_NOTNULL
            and value is not None
            or needs
        ):
            return d.quotechar + text.replace(d.quotechar, d.quotechar * 2) + d.quotechar
        return text

    def writerow(self, row):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = [self._field(value, len(row) == 1) for value in row]
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(csvfile, dialect="excel", **fmtparams):
    return _Writer(csvfile, _dialect(dialect, fmtparams))


class DictReader:
    """The rows as dicts; the first row has the names."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = None if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)

    @property
    def line_num(self):
        return self.reader.line_num

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            found[name] = self.restval
        return found


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction.lower()
        if self.extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            unknown = [name for name in rowdict if name not in self.fieldnames]
            if unknown:
                names = ", ".join([repr(name) for name in unknown])
                raise ValueError("dict contains fields not in fieldnames: " + names)
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        for rowdict in rowdicts:
            self.writerow(rowdict)


_limit = 131072


def field_size_limit(new_limit=None):
    global _limit
    old = _limit
    if new_limit is not None:
        _limit = new_limit
    return old


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


class Sniffer:
    """Finds out how a table is written."""

    preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line]
        found = {}
        for letter in delimiters or "".join(self.preferred) + "|":
            counts = [line.count(letter) for line in lines]
            if counts and min(counts) > 0 and min(counts) == max(counts):
                found[letter] = counts[0]
        if not found:
            raise Error("Could not determine delimiter")
        preferred = [letter for letter in self.preferred if letter in found]

        class dialect(excel):
            _name = "sniffed"
            delimiter = preferred[0] if preferred else next(iter(found))
            skipinitialspace = False

        dialect.skipinitialspace = all([line.count(dialect.delimiter + " ") == line.count(dialect.delimiter) for line in lines])
        return dialect

    def has_header(self, sample):
        """Whether the first row has text where the others have numbers."""
        rows = list(reader(sample.splitlines(), self.sniff(sample)))
        votes = 0
        for column, name in enumerate(rows[0]):
            values = [row[column] for row in rows[1:] if len(row) == len(rows[0])]
            if all([_is_number(value) for value in values]):
                votes += -1 if _is_number(name) else 1
            elif len({len(value) for value in values}) == 1:
                votes += 1 if len(name) != len(values[0]) else -1
        return votes > 0


def _is_number(text):
    try:
        complex(text)
    except ValueError:
        return False
    return True
