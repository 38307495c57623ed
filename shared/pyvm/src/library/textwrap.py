# `textwrap`: paragraphs of a width. Behaviour follows CPython's documentation.

_WHITESPACE = "\t\n\x0b\x0c\r "


def _pieces(text, on_hyphens):
    """Words and the white space between them, in turn; a compound word may end at its hyphen."""
    at = 0
    while at < len(text):
        end = at
        blank = text[at] in _WHITESPACE
        while end < len(text) and (text[end] in _WHITESPACE) == blank:
            end += 1
        if blank or not on_hyphens:
            yield text[at:end]
        else:
            yield from _compound(text[at:end])
        at = end


def _compound(word):
    start = 0
    at = word.find("-")
    while at >= 0:
        end = at + 1
        if word[end : end + 1] == "-":
            # A dash of two or more stands for itself.
            while word[end : end + 1] == "-":
                end += 1
            if at > start and end < len(word):
                yield word[start:at]
                yield word[at:end]
                start = end
        elif _breaks(word, at):
            yield word[start:end]
            start = end
        at = word.find("-", end)
    if start < len(word):
        yield word[start:]


def _breaks(word, at):
    """Whether a line may end after the hyphen at this place: two letters before it, two behind it."""
    before = word[max(at - 2, 0) : at]
    behind = word[at + 1 :].replace("-", "", 1) if word[at + 2 : at + 3] == "-" else word[at + 1 :]
    return len(before) == 2 and before.isalpha() and len(behind) >= 2 and behind[:2].isalpha()


class TextWrapper:
    """How to wrap: the options of the functions below, as attributes."""

    def __init__(
        self,
        width=70,
        initial_indent="",
        subsequent_indent="",
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for letter in _WHITESPACE:
                text = text.replace(letter, " ")
        pieces = list(_pieces(text, self.break_on_hyphens))
        pieces.reverse()
        lines = []
        while pieces:
            indent = self.subsequent_indent if lines else self.initial_indent
            line = self._line(pieces, self.width - len(indent), bool(lines))
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or not "".join(pieces).strip():
                lines.append(indent + "".join(line))
                continue
            self._cut(lines, line, indent)
            break
        return lines

    def _line(self, pieces, width, is_later):
        """Takes the pieces of one line from the end of the list."""
        if self.drop_whitespace and is_later and not pieces[-1].strip():
            pieces.pop()
        line = []
        used = 0
        while pieces and used + len(pieces[-1]) <= width:
            used += len(pieces[-1])
            line.append(pieces.pop())
        if pieces and len(pieces[-1]) > width:
            if self.break_long_words:
                room = max(width - used, 1)
                word = pieces.pop()
                if room >= len(word):
                    room = len(word) - 1
                at = word.rfind("-", 0, room) if self.break_on_hyphens else -1
                if at > 0 and word[:at].strip("-"):
                    room = at + 1
                line.append(word[:room])
                pieces.append(word[room:])
            elif not line:
                line.append(pieces.pop())
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line

    def _cut(self, lines, line, indent):
        """Ends the last line that is allowed with the placeholder."""
        width = self.width - len(indent)
        while line:
            if line[-1].strip() and len("".join(line)) + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            line.pop()
        if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
            lines[-1] = lines[-1].rstrip() + self.placeholder
            return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the white space that all its lines begin with; blank lines become empty."""
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    return "\n".join([line[len(margin or "") :] for line in lines])


def indent(text, prefix, predicate=None):
    """The text with the prefix before each line that is not blank, or that the predicate wants."""
    parts = []
    for line in text.splitlines(True):
        wanted = line.strip() if predicate is None else predicate(line)
        parts.append(prefix + line if wanted else line)
    return "".join(parts)
