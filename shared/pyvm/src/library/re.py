# `re`: regular expressions. What matches is found by `_re`; this makes objects of it. Behaviour follows CPython's
# documentation.

import _re
from enum import IntFlag


class RegexFlag(IntFlag):
    """How a pattern is meant."""

    NOFLAG = 0
    IGNORECASE = I = 2
    LOCALE = L = 4
    MULTILINE = M = 8
    DOTALL = S = 16
    UNICODE = U = 32
    VERBOSE = X = 64
    DEBUG = 128
    ASCII = A = 256

    def __repr__(self):
        names = [name for name in _SHOWN if self & RegexFlag[name]]
        return "|".join(["re." + name for name in names]) or "re.NOFLAG"

    def __str__(self):
        return repr(self)


_SHOWN = ("ASCII", "IGNORECASE", "LOCALE", "UNICODE", "MULTILINE", "DOTALL", "VERBOSE", "DEBUG")
NOFLAG = RegexFlag.NOFLAG
IGNORECASE = I = RegexFlag.IGNORECASE
LOCALE = L = RegexFlag.LOCALE
MULTILINE = M = RegexFlag.MULTILINE
DOTALL = S = RegexFlag.DOTALL
UNICODE = U = RegexFlag.UNICODE
VERBOSE = X = RegexFlag.VERBOSE
DEBUG = RegexFlag.DEBUG
ASCII = A = RegexFlag.ASCII


class PatternError(Exception):
    """A text is no pattern."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError


class Match:
    """A match: where it is, and where its groups are."""

    def __init__(self, pattern, string, pos, endpos, spans):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._spans = spans

    def _number(self, group):
        if isinstance(group, str):
            group = self.re.groupindex.get(group, -1)
        elif hasattr(group, "__index__"):
            group = group.__index__()
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return group

    def _text(self, group, default=None):
        number = 2 * self._number(group)
        start = self._spans[number]
        return default if start < 0 else self.string[start : self._spans[number + 1]]

    def group(self, *groups):
        if not groups:
            return self.string[self._spans[0] : self._spans[1]]
        if len(groups) == 1:
            return self._text(groups[0])
        return tuple([self._text(group) for group in groups])

    def __getitem__(self, group):
        return self._text(group)

    def groups(self, default=None):
        return tuple([self._text(group, default) for group in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(group, default) for name, group in self.re.groupindex.items()}

    def start(self, group=0):
        return self._spans[2 * self._number(group)]

    def end(self, group=0):
        return self._spans[2 * self._number(group) + 1]

    def span(self, group=0):
        number = 2 * self._number(group)
        return self._spans[number], self._spans[number + 1]

    @property
    def regs(self):
        return tuple(zip(self._spans[::2], self._spans[1::2]))

    @property
    def lastindex(self):
        # The group that ended last; of those that ended at one place, the last in the order in which they end.
        last, end = None, -1
        for group in self.re._ended:
            if self._spans[2 * group] >= 0 and self._spans[2 * group + 1] >= end:
                last, end = group, self._spans[2 * group + 1]
        return last

    @property
    def lastgroup(self):
        for name, group in self.re.groupindex.items():
            if group == self.lastindex:
                return name
        return None

    def expand(self, template):
        return _filled(self, _template(self.re, template))

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"

    def __copy__(self):
        return self


class Pattern:
    """A compiled pattern."""

    def __init__(self, compiled, pattern, flags):
        self._compiled = compiled
        self.pattern = pattern
        self.flags = flags
        self.groups, self.groupindex, self._ended = _re.describe(compiled)
        self._templates = {}

    def _find(self, string, pos, endpos, how):
        _check(self, string)
        pos = max(pos, 0)
        endpos = len(string) if endpos is None else max(min(endpos, len(string)), 0)
        spans = _re.match(self._compiled, string, pos, endpos, how)
        return None if spans is None else Match(self, string, pos, endpos, spans)

    def match(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, 0)

    def search(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, 2)

    def _all(self, string, pos=0, endpos=None, most=0):
        _check(self, string)
        return _re.all(self._compiled, string, max(pos, 0), len(string) if endpos is None else endpos, most)

    def finditer(self, string, pos=0, endpos=None):
        end = len(string) if endpos is None else endpos
        return iter([Match(self, string, pos, end, spans) for spans in self._all(string, pos, endpos)])

    def findall(self, string, pos=0, endpos=None):
        found = self._all(string, pos, endpos)
        if not self.groups:
            return [string[spans[0] : spans[1]] for spans in found]
        empty = string[:0]
        if self.groups == 1:
            return [string[spans[2] : spans[3]] if spans[2] >= 0 else empty for spans in found]
        return [Match(self, string, 0, 0, spans).groups(empty) for spans in found]

    def split(self, string, maxsplit=0):
        parts = []
        last = 0
        for spans in self._all(string, most=maxsplit) if maxsplit >= 0 else ():
            parts.append(string[last : spans[0]])
            if self.groups:
                parts += Match(self, string, 0, 0, spans).groups()
            last = spans[1]
        parts.append(string[last:])
        return parts

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        found = self._all(string, most=count) if count >= 0 else []
        if not callable(repl):
            template = _template(self, repl)
            plain = template[0] if len(template) == 1 else None
        parts = []
        last = 0
        for spans in found:
            parts.append(string[last : spans[0]])
            if callable(repl):
                text = repl(Match(self, string, 0, len(string), spans))
                parts.append(string[:0] if text is None else text)
            elif plain is not None:
                parts.append(plain)
            else:
                parts.append(_filled(Match(self, string, 0, len(string), spans), template))
            last = spans[1]
        parts.append(string[last:])
        return string[:0].join(parts), len(found)

    def scanner(self, string):
        return self.finditer(string)

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __repr__(self):
        flags = self.flags & ~32 if isinstance(self.pattern, str) else self.flags
        shown = f", {RegexFlag(flags)!r}" if flags else ""
        return f"re.compile({self.pattern!r:.200}{shown})"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)


def _check(pattern, string):
    if not isinstance(string, (str, bytes)):
        if isinstance(string, bytearray):
            return
        raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
    if isinstance(string, str) != isinstance(pattern.pattern, str):
        kinds = ("bytes", "string-like object") if isinstance(string, str) else ("string", "bytes-like object")
        raise TypeError(f"cannot use a {kinds[0]} pattern on a {kinds[1]}")


_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\"}


def _template(pattern, repl):
    """The parts of a replacement: texts, and numbers of groups."""
    known = pattern._templates.get(repl)
    if known is not None:
        return known
    is_bytes = isinstance(repl, bytes)
    text = repl.decode("latin-1") if is_bytes else repl
    parts, plain = [], ""
    at = 0
    while at < len(text):
        letter = text[at]
        at += 1
        if letter != "\\" or at == len(text):
            if letter == "\\":
                raise PatternError("bad escape (end of pattern)", repl, at - 1)
            plain += letter
            continue
        letter = text[at]
        at += 1
        if letter == "g":
            end = text.find(">", at)
            if text[at : at + 1] != "<":
                raise PatternError("missing <", repl, at)
            if end < 0:
                raise PatternError("missing >, unterminated name", repl, at + 1)
            name = text[at + 1 : end]
            if not name:
                raise PatternError("missing group name", repl, at + 1)
            if name.isdigit():
                group = int(name)
            elif name in pattern.groupindex:
                group = pattern.groupindex[name]
            else:
                raise IndexError(f"unknown group name {name!r}")
            place, at = at + 1, end + 1
        elif letter.isdigit() and letter != "0":
            place = at - 1
            if text[at : at + 1].isdigit():
                letter += text[at]
                at += 1
            group = int(letter)
        elif letter == "0":
            plain += "\0"
            continue
        elif letter in _ESCAPES:
            plain += _ESCAPES[letter]
            continue
        elif letter.isalpha() and letter.isascii():
            raise PatternError(f"bad escape \\{letter}", repl, at - 2)
        else:
            plain += "\\" + letter
            continue
        if group > pattern.groups:
            raise PatternError(f"invalid group reference {group}", repl, place)
        parts += [plain, group]
        plain = ""
    parts.append(plain)
    if is_bytes:
        parts = [part if isinstance(part, int) else part.encode("latin-1") for part in parts]
    pattern._templates[repl] = parts
    return parts


def _filled(match, template):
    empty = match.string[:0]
    texts = [match._text(part, empty) if isinstance(part, int) else part for part in template]
    return empty.join(texts)


_compiled = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    key = (type(pattern), pattern, int(flags))
    known = _compiled.get(key)
    if known is None:
        if not isinstance(pattern, (str, bytes)):
            raise TypeError("first argument must be string or compiled pattern")
        made = _re.compile(pattern, int(flags))
        if isinstance(made, tuple):
            place = None if made[0].startswith("look-behind") else made[1]
            raise PatternError(made[0], pattern, place)
        flags = int(flags)
        if isinstance(pattern, str) and not flags & 256:
            flags |= 32
        if len(_compiled) > 500:
            _compiled.clear()
        known = _compiled[key] = Pattern(made, pattern, flags)
    return known


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


_SPECIAL = frozenset("()[]{}?*+-|^$\\.&~# \t\n\r\v\f")


def escape(pattern):
    if isinstance(pattern, bytes):
        return escape(pattern.decode("latin-1")).encode("latin-1")
    return "".join(["\\" + letter if letter in _SPECIAL else letter for letter in pattern])


def purge():
    _compiled.clear()
