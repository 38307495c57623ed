# `string`: sets of characters.

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (" " if sep is None else sep).join([word.capitalize() for word in s.split(sep)])


class Template:
    """A text with `$name` where values go."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _filled(self, values, safely):
        parts = []
        text = self.template
        at = 0
        while at < len(text):
            if text[at] != self.delimiter:
                parts.append(text[at])
                at += 1
                continue
            rest = text[at + 1 :]
            if rest.startswith(self.delimiter):
                parts.append(self.delimiter)
                at += 2
                continue
            braced = rest.startswith("{")
            name = ""
            for letter in rest[1:] if braced else rest:
                if not letter.isascii() or not (letter == "_" or letter.isalpha() or name and letter.isdigit()):
                    break
                name += letter
            whole = "{" + name + "}" if braced else name
            if not name or not rest.startswith(whole):
                if not safely:
                    line = text.count("\n", 0, at) + 1
                    column = at - text.rfind("\n", 0, at)
                    raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")
                parts.append(text[at])
                at += 1
                continue
            if name in values or not safely:
                parts.append(str(values[name]))
            else:
                parts.append(self.delimiter + whole)
            at += 1 + len(whole)
        return "".join(parts)

    def substitute(self, mapping=(), /, **kws):
        return self._filled({**dict(mapping), **kws}, False)

    def safe_substitute(self, mapping=(), /, **kws):
        return self._filled({**dict(mapping), **kws}, True)


class Formatter:
    """`str.format` as an object."""

    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
