# `json.encoder`. What the native encoder leaves is written here, piece by piece: objects that `default` makes
# something of, keys that are no strings, circles.

import _json


class JSONEncoder:
    """Writes JSON. A subclass may have a `default` of its own."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        text = _json.encode(
            o,
            indent,
            self.item_separator,
            self.key_separator,
            self.ensure_ascii,
            self.allow_nan,
            self.sort_keys,
        )
        if text is None:
            out = []
            self._write(o, indent, "\n", [], out)
            text = "".join(out)
        return text

    def iterencode(self, o):
        yield self.encode(o)

    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o in (float("inf"), float("-inf")):
            text = "Infinity" if o > 0 else "-Infinity"
        else:
            return repr(float(o))
        if not self.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {o!r}")
        return text

    def _write(self, o, indent, line, inside, out):
        """Writes a value to the list `out`. `line` begins a line of this depth; `inside` are the containers."""
        if o is None or o is True or o is False:
            out.append("null" if o is None else "true" if o else "false")
        elif isinstance(o, str):
            out.append(_json.quote(o, self.ensure_ascii))
        elif isinstance(o, int):
            out.append(repr(int(o)))
        elif isinstance(o, float):
            out.append(self._float(o))
        else:
            if self.check_circular and any([o is other for other in inside]):
                raise ValueError("Circular reference detected")
            inside.append(o)
            if isinstance(o, (list, tuple)):
                self._write_list(o, indent, line, inside, out)
            elif isinstance(o, dict):
                self._write_dict(o, indent, line, inside, out)
            else:
                self._write(self.default(o), indent, line, inside, out)
            inside.pop()

    def _write_list(self, items, indent, line, inside, out):
        deeper = line + indent if indent is not None else line
        before = "[" if indent is None else "[" + deeper
        between = self.item_separator if indent is None else self.item_separator + deeper
        for item in items:
            out.append(before)
            before = between
            self._write(item, indent, deeper, inside, out)
        out.append("[]" if before is not between else "]" if indent is None else line + "]")

    def _write_dict(self, items, indent, line, inside, out):
        deeper = line + indent if indent is not None else line
        before = "{" if indent is None else "{" + deeper
        between = self.item_separator if indent is None else self.item_separator + deeper
        for key, value in sorted(items.items()) if self.sort_keys else items.items():
            name = self._key(key)
            if name is None:
                continue
            out.append(before + _json.quote(name, self.ensure_ascii) + self.key_separator)
            before = between
            self._write(value, indent, deeper, inside, out)
        out.append("{}" if before is not between else "}" if indent is None else line + "}")

    def _key(self, key):
        """A key as text; None for one to skip."""
        if isinstance(key, str):
            return key
        if key is None or key is True or key is False:
            return "null" if key is None else "true" if key else "false"
        if isinstance(key, int):
            return repr(int(key))
        if isinstance(key, float):
            return self._float(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")
