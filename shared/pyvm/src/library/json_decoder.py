# `json.decoder`.

import _json


class JSONDecodeError(ValueError):
    """The text is no JSON."""

    def __init__(self, msg, doc, pos):
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")


class JSONDecoder:
    """Reads JSON. The hooks make of objects and numbers what the program wants."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or float
        hooks = (object_hook, object_pairs_hook, parse_float, parse_int, parse_constant)
        self._hooked = any([hook is not None for hook in hooks])

    def decode(self, s):
        fine, result, place = _json.parse(s, self._hooked)
        if not fine:
            raise JSONDecodeError(result, s, place)
        return self._made(result) if self._hooked else result

    def _made(self, raw):
        """The value of what `_json.parse` gave: tuples of pairs for objects, bytes for numbers."""
        if isinstance(raw, tuple):
            pairs = [(key, self._made(value)) for key, value in raw]
            if self.object_pairs_hook is not None:
                return self.object_pairs_hook(pairs)
            made = dict(pairs)
            return made if self.object_hook is None else self.object_hook(made)
        if isinstance(raw, list):
            return [self._made(item) for item in raw]
        if isinstance(raw, bytes):
            text = raw.decode("ascii")
            if text in ("NaN", "Infinity", "-Infinity"):
                return self.parse_constant(text)
            return self.parse_float(text) if "." in text or "e" in text or "E" in text else self.parse_int(text)
        return raw
