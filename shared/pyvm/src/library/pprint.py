# `pprint`: data over several lines. Where lines break follows CPython's Lib/pprint.py.

import sys
from collections import Counter, OrderedDict, defaultdict, deque


class _SafeKey:
    """Orders keys of all types."""

    def __init__(self, key):
        self.key = key

    def __lt__(self, other):
        try:
            return self.key < other.key
        except TypeError:
            return (str(type(self.key)), id(self.key)) < (str(type(other.key)), id(other.key))


def _sorted_items(items):
    return sorted(items, key=lambda item: _SafeKey(item[0]))


class PrettyPrinter:
    """How to print, as an object."""

    def __init__(
        self,
        indent=1,
        width=80,
        depth=None,
        stream=None,
        *,
        compact=False,
        sort_dicts=True,
        underscore_numbers=False,
    ):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._step = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sort = sort_dicts
        self._underscore = underscore_numbers

    def pprint(self, object):
        print(self.pformat(object), file=sys.stdout if self._stream is None else self._stream)

    def pformat(self, object):
        out = []
        self._format(object, out, 0, 0, {}, 0)
        return "".join(out)

    def isreadable(self, object):
        return "<" not in self._repr(object, {}, 0)

    def format(self, object, context, maxlevels, level):
        text = self._repr(object, context, level)
        return text, True, False

    def _repr(self, object, around, level):
        """The text on one line."""
        kind = type(object)
        if kind is int and self._underscore:
            return f"{object:_d}"
        if kind not in (dict, list, tuple) or not object:
            return repr(object)
        if self._depth is not None and level >= self._depth:
            return {dict: "{...}", list: "[...]", tuple: "(...)"}[kind]
        if id(object) in around:
            return _recursion(object)
        around[id(object)] = 1
        if kind is dict:
            items = _sorted_items(object.items()) if self._sort else object.items()
            parts = []
            for key, value in items:
                parts.append(f"{self._repr(key, around, level + 1)}: {self._repr(value, around, level + 1)}")
            text = "{" + ", ".join(parts) + "}"
        else:
            text = ", ".join([self._repr(item, around, level + 1) for item in object])
            if kind is tuple:
                text = f"({text},)" if len(object) == 1 else f"({text})"
            else:
                text = f"[{text}]"
        del around[id(object)]
        return text

    def _format(self, object, out, indent, allowance, around, level):
        if id(object) in around:
            out.append(_recursion(object))
            return
        text = self._repr(object, around, level)
        if len(text) <= self._width - indent - allowance:
            out.append(text)
            return
        layout = self._layout(object)
        if layout is None:
            out.append(text)
            return
        around[id(object)] = 1
        layout(object, out, indent, allowance, around, level + 1)
        del around[id(object)]

    def _layout(self, object):
        """What writes an object of this class over several lines, or None."""
        if _is_plainly(object, dict):
            return self._dict
        if isinstance(object, OrderedDict) and object:
            return self._ordered
        if isinstance(object, defaultdict):
            return self._default
        if isinstance(object, Counter) and object:
            return self._counter
        if isinstance(object, deque):
            return self._deque
        for kind, layout in (
            (list, self._list),
            (tuple, self._tuple),
            (set, self._set),
            (frozenset, self._set),
            (str, self._text),
        ):
            if _is_plainly(object, kind):
                return layout
        if hasattr(type(object), "__dataclass_fields__") and not isinstance(object, type):
            params = type(object).__dict__.get("__dataclass_params__")
            if params is not None and params.repr:
                return self._dataclass
        return None

    def _dict(self, object, out, indent, allowance, around, level):
        out.append("{" + " " * (self._step - 1))
        if object:
            items = _sorted_items(object.items()) if self._sort else list(object.items())
            self._pairs(items, out, indent, allowance + 1, around, level)
        out.append("}")

    def _pairs(self, items, out, indent, allowance, around, level):
        indent += self._step
        for number, (key, value) in enumerate(items):
            if number:
                out.append(",\n" + " " * indent)
            name = self._repr(key, around, level)
            out.append(name + ": ")
            last = number == len(items) - 1
            self._format(value, out, indent + len(name) + 2, allowance if last else 1, around, level)

    def _ordered(self, object, out, indent, allowance, around, level):
        name = type(object).__name__
        out.append(name + "(")
        items = list(object.items())
        self._items(items, out, indent + len(name) + 1, allowance + 1, around, level, "[", "]")
        out.append(")")

    def _default(self, object, out, indent, allowance, around, level):
        name = f"{type(object).__name__}({self._repr(object.default_factory, around, level)},"
        indent += len(type(object).__name__) + 1
        out.append(name + "\n" + " " * indent)
        self._dict(object, out, indent, allowance + 1, around, level)
        out.append(")")

    def _counter(self, object, out, indent, allowance, around, level):
        name = type(object).__name__
        out.append(name + "({" + " " * (self._step - 1))
        self._pairs(object.most_common(), out, indent + len(name) + 1, allowance + 2, around, level)
        out.append("})")

    def _list(self, object, out, indent, allowance, around, level):
        self._items(object, out, indent, allowance, around, level, "[", "]")

    def _tuple(self, object, out, indent, allowance, around, level):
        self._items(object, out, indent, allowance, around, level, "(", ",)" if len(object) == 1 else ")")

    def _set(self, object, out, indent, allowance, around, level):
        if not object:
            out.append(repr(object))
            return
        start, end = "{", "}"
        if type(object) is not set:
            start, end = type(object).__name__ + "({", "})"
            indent += len(start) - 1
        items = sorted(object, key=_SafeKey)
        self._items(items, out, indent, allowance, around, level, start, end)

    def _deque(self, object, out, indent, allowance, around, level):
        name = type(object).__name__ + "("
        out.append(name)
        end = "]" if object.maxlen is None else f"],\n{' ' * (indent + len(name))}maxlen={object.maxlen}"
        self._items(list(object), out, indent + len(name), allowance + 1, around, level, "[", end)
        out.append(")")

    def _dataclass(self, object, out, indent, allowance, around, level):
        name = type(object).__name__
        indent += len(name) + 1
        fields = [field for field in type(object).__dataclass_fields__.values() if field.repr]
        out.append(name + "(")
        for number, field in enumerate(fields):
            if number:
                out.append(",\n" + " " * indent)
            out.append(field.name + "=")
            last = number == len(fields) - 1
            value = getattr(object, field.name)
            inside = indent + len(field.name) + 1
            self._format(value, out, inside, allowance + 1 if last else 1, around, level)
        out.append(")")

    def _items(self, items, out, indent, allowance, around, level, start, end):
        out.append(start)
        indent += self._step
        if self._step > 1:
            out.append(" " * (self._step - 1))
        allowance += len(end)
        gap = ",\n" + " " * indent
        room = self._width - indent + 1
        left = room
        items = list(items)
        for number, item in enumerate(items):
            last = number == len(items) - 1
            if self._compact:
                text = self._repr(item, around, level)
                wide = len(text) + 2
                if last:
                    left -= allowance
                    room -= allowance
                if left < wide:
                    left = room
                    if number:
                        out.append(gap)
                        left = room
                    if left >= wide:
                        left -= wide
                        out.append(text)
                        continue
                else:
                    left -= wide
                    out.append((", " if number else "") + text)
                    continue
            elif number:
                out.append(gap)
            self._format(item, out, indent, allowance if last else 1, around, level)
        out.append(end)

    def _text(self, object, out, indent, allowance, around, level):
        """A long text becomes several literals, each with whole words."""
        if not object:
            out.append(repr(object))
            return
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = self._width - indent
        chunks = []
        for number, line in enumerate(lines):
            last_line = number == len(lines) - 1
            limit = room - allowance if last_line else room
            if len(repr(line)) <= limit:
                chunks.append(repr(line))
                continue
            words = _words(line)
            current = ""
            for place, word in enumerate(words):
                last = place == len(words) - 1 and last_line
                if current and len(repr(current + word)) > (room - allowance if last else room):
                    chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(chunks[0])
            return
        text = ("\n" + " " * indent).join(chunks)
        out.append(f"({text})" if level == 1 else text)


def _is_plainly(object, kind):
    """Whether it is of a built-in class, or of one derived from it that shows its objects the same way."""
    if type(object) is kind:
        return True
    if not isinstance(object, kind):
        return False
    return not any(["__repr__" in cls.__dict__ for cls in type(object).__mro__[: type(object).__mro__.index(kind)]])


def _words(line):
    """The words of a line, each with the white space behind it."""
    words = []
    word = ""
    for at, letter in enumerate(line):
        if word and word[-1].isspace() and not letter.isspace():
            words.append(word)
            word = ""
        word += letter
    return words + [word] if word else words


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def pprint(object, stream=None, indent=1, width=80, depth=None, **kwargs):
    PrettyPrinter(indent, width, depth, stream, **kwargs).pprint(object)


def pformat(object, indent=1, width=80, depth=None, **kwargs):
    return PrettyPrinter(indent, width, depth, **kwargs).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, {}, 0)
