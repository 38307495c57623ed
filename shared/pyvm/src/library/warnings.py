# `warnings`: messages on standard error that end nothing. Behaviour follows CPython's documentation.

import linecache
import sys

_ACTIONS = ("default", "error", "ignore", "always", "module", "once", "all")
# What to do: (action, text at the start of the message, category, module), the first that fits.
filters = [
    ("default", "", DeprecationWarning, "__main__"),
    ("ignore", "", DeprecationWarning, ""),
    ("ignore", "", PendingDeprecationWarning, ""),
    ("ignore", "", ImportWarning, ""),
    ("ignore", "", ResourceWarning, ""),
]
_shown = set()
# The lists that the `catch_warnings` blocks around fill, or None for one that does not record.
_recording = []


class WarningMessage:
    """One warning, as `catch_warnings(record=True)` collects it."""

    def __init__(self, message, category, filename, lineno, file=None, line=None):
        self.message = message
        self.category = category
        self._category_name = category.__name__
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, "
            f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}"
        )


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, "", category, append=append)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    rule = (action, message, category, module)
    if rule in filters:
        filters.remove(rule)
    filters.insert(len(filters) if append else 0, rule)


def resetwarnings():
    filters.clear()


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    line = linecache.getline(filename, lineno) if line is None else line
    return text + f"  {line.strip()}\n" if line and line.strip() else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    print(formatwarning(message, category, filename, lineno, line), end="", file=file or sys.stderr)


def _action(text, category, module):
    for action, start, kind, within in filters:
        if issubclass(category, kind) and text.lower().startswith(start.lower()) and module.startswith(within):
            return action
    return "default"


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    frame = sys._getframe(1)
    while stacklevel > 1 and frame.f_back is not None:
        frame = frame.f_back
        stacklevel -= 1
    warn_explicit(message, category or UserWarning, frame.f_code.co_filename, frame.f_lineno, frame._module)


def warn_explicit(message, category, filename, lineno, module=None, registry=None):
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = message, category(message)
    if not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    action = _action(text, category, module or "__main__")
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action not in ("always", "all"):
        key = (text, category) if action == "once" else (text, category, filename, lineno)
        if key in _shown:
            return
        _shown.add(key)
    if _recording and _recording[-1] is not None:
        _recording[-1].append(WarningMessage(message, category, filename, lineno))
    else:
        showwarning(message, category, filename, lineno)


class catch_warnings:
    """Inside it the rules may change; with `record`, the warnings go to a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._action = (action, category, append)

    def __enter__(self):
        self._filters = filters[:]
        self._before = set(_shown)
        _shown.clear()
        _recording.append([] if self._record else None)
        action, category, append = self._action
        if action is not None:
            simplefilter(action, category, append=append)
        return _recording[-1]

    def __exit__(self, kind, error, trace):
        filters[:] = self._filters
        _shown.clear()
        _shown.update(self._before)
        _recording.pop()


class deprecated:
    """Marks a function or a class whose use is deprecated."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, level = self.message, self.category, self.stacklevel

        def wrapper(*args, **kwargs):
            if category is not None:
                warn(message, category, level + 1)
            return arg(*args, **kwargs)

        wrapper.__name__ = arg.__name__
        wrapper.__deprecated__ = message
        return wrapper
