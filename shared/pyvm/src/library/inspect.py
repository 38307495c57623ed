# `inspect`: what functions, classes and frames look like.

from collections import namedtuple
from enum import IntEnum
import linecache
import sys
import types

_EMPTY = type("_empty", (), {})


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self._name_

    def __format__(self, spec):
        return format(self._name_, spec)

    @property
    def description(self):
        names = "positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword"
        return names[self._value_]


class Parameter:
    """One parameter of a function."""

    empty = _EMPTY
    POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
    KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
    VAR_KEYWORD = _ParameterKind.VAR_KEYWORD

    def __init__(self, name, kind, *, default=_EMPTY, annotation=_EMPTY):
        self.name = name
        self.kind = _ParameterKind(kind)
        self.default = default
        self.annotation = annotation

    def __str__(self):
        text = {2: "*", 4: "**"}.get(self.kind, "") + self.name
        annotated = self.annotation is not _EMPTY
        if annotated:
            # Until CPython 3.6 without a space.
            text += f"{': ' if sys.version_info >= (3, 7) else ':'}{formatannotation(self.annotation)}"
        if self.default is not _EMPTY:
            text += f" = {self.default!r}" if annotated and sys.version_info >= (3, 7) else f"={self.default!r}"
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'


def formatannotation(annotation):
    if isinstance(annotation, str):
        return repr(annotation)
    if isinstance(annotation, type):
        own = annotation.__module__ in ("builtins", "__main__")
        return annotation.__qualname__ if own else f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


class BoundArguments:
    """The arguments of a call, by name."""

    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    def apply_defaults(self):
        found = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                found[name] = self.arguments[name]
            elif parameter.default is not _EMPTY:
                found[name] = parameter.default
            elif parameter.kind == 2:
                found[name] = ()
            elif parameter.kind == 4:
                found[name] = {}
        self.arguments = found

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments and parameter.kind < 2:
                found.append(self.arguments[name])
            elif parameter.kind == 2:
                found += self.arguments.get(name, ())
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        for name, parameter in self.signature.parameters.items():
            if parameter.kind == 3 and name in self.arguments:
                found[name] = self.arguments[name]
            elif parameter.kind == 4:
                found.update(self.arguments.get(name, {}))
        return found

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<BoundArguments ({shown})>"


class Signature:
    """The parameters of a function, and what it returns."""

    empty = _EMPTY

    def __init__(self, parameters=(), *, return_annotation=_EMPTY):
        self.parameters = {parameter.name: parameter for parameter in parameters}
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj):
        return signature(obj)

    def bind(self, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        given = {}
        rest = list(args)
        named = dict(kwargs)
        for name, parameter in self.parameters.items():
            if parameter.kind == 2:
                given[name], rest = tuple(rest), []
            elif parameter.kind == 4:
                given[name], named = named, {}
            elif rest and parameter.kind < 2:
                if name in named:
                    raise TypeError(f"multiple values for argument {name!r}")
                given[name] = rest.pop(0)
            elif name in named and parameter.kind > 0:
                given[name] = named.pop(name)
            elif parameter.default is _EMPTY and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if named:
            raise TypeError(f"got an unexpected keyword argument {next(iter(named))!r}")
        return BoundArguments(self, {name: value for name, value in given.items() if value not in ((), {})})

    def replace(self, *, parameters=None, return_annotation=None):
        parameters = self.parameters.values() if parameters is None else parameters
        returns = self.return_annotation if return_annotation is None else return_annotation
        return Signature(parameters, return_annotation=returns)

    def __str__(self):
        parts = []
        before = None
        for parameter in self.parameters.values():
            if before == 0 and parameter.kind != 0:
                parts.append("/")
            if parameter.kind == 3 and before not in (2, 3):
                parts.append("*")
            parts.append(str(parameter))
            before = parameter.kind
        if before == 0:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if self.return_annotation is not _EMPTY:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__"):
        func = func.__wrapped__
    return func


def signature(obj, *, follow_wrapped=True):
    skip = 0
    if isinstance(obj, type):
        obj = obj.__init__
        skip = 1
    elif isinstance(obj, types.MethodType):
        obj = obj.__func__
        skip = 1
    if follow_wrapped:
        obj = unwrap(obj)
    if not hasattr(obj, "__code__"):
        call = getattr(type(obj), "__call__", None)
        if not hasattr(call, "__code__"):
            raise ValueError(f"no signature found for builtin {obj!r}")
        obj = call
        skip = 1
    code = obj.__code__
    names = code.co_varnames
    notes = obj.__annotations__
    defaults = obj.__defaults__ or ()
    only = obj.__kwdefaults__ or {}
    first_default = code.co_argcount - len(defaults)
    found = []
    for place in range(code.co_argcount):
        name = names[place]
        default = defaults[place - first_default] if place >= first_default else _EMPTY
        kind = 0 if place < code.co_posonlyargcount else 1
        found.append(Parameter(name, kind, default=default, annotation=notes.get(name, _EMPTY)))
    end = code.co_argcount + code.co_kwonlyargcount
    if code.co_flags & 4:
        name = names[end]
        found.append(Parameter(name, 2, annotation=notes.get(name, _EMPTY)))
    for name in names[code.co_argcount : end]:
        found.append(Parameter(name, 3, default=only.get(name, _EMPTY), annotation=notes.get(name, _EMPTY)))
    if code.co_flags & 8:
        name = names[end + (1 if code.co_flags & 4 else 0)]
        found.append(Parameter(name, 4, annotation=notes.get(name, _EMPTY)))
    return Signature(found[skip:], return_annotation=notes.get("return", _EMPTY))


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def isgeneratorfunction(obj):
    obj = getattr(obj, "__func__", obj)
    return isfunction(obj) and bool(obj.__code__.co_flags & 32)


def iscoroutinefunction(obj):
    return False


def iscoroutine(object):
    return False


isawaitable = isasyncgenfunction = iscoroutine


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    return hasattr(object, "f_code")


def isabstract(object):
    return isinstance(object, type) and any(
        [getattr(getattr(object, name, None), "__isabstractmethod__", False) for name in dir(object)]
    )


FullArgSpec = namedtuple(
    "FullArgSpec", ["args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations"]
)


def getfullargspec(func):
    args, only, defaults, varargs, varkw, kwdefaults = [], [], [], None, None, {}
    for name, parameter in signature(func).parameters.items():
        if parameter.kind == Parameter.VAR_POSITIONAL:
            varargs = name
        elif parameter.kind == Parameter.VAR_KEYWORD:
            varkw = name
        elif parameter.kind == Parameter.KEYWORD_ONLY:
            only.append(name)
            if parameter.default is not Parameter.empty:
                kwdefaults[name] = parameter.default
        else:
            args.append(name)
            if parameter.default is not Parameter.empty:
                defaults.append(parameter.default)
    if ismethod(func):
        args.insert(0, "self")
    annotations = dict(getattr(func, "__annotations__", {}))
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, only, kwdefaults or None, annotations)


def getmembers(object, predicate=None):
    found = [(name, getattr(object, name)) for name in dir(object) if hasattr(object, name)]
    return sorted([pair for pair in found if predicate is None or predicate(pair[1])], key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(indents, default=0)
    lines = [lines[0].lstrip(), *[line[margin:] for line in lines[1:]]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getfile(object):
    return unwrap(getattr(object, "__func__", object)).__code__.co_filename


getsourcefile = getfile


def getmodule(object):
    return sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    return path.split("/")[-1].rsplit(".", 1)[0]


def getsourcelines(object):
    object = unwrap(getattr(object, "__func__", object))
    if isinstance(object, type):
        path = sys._getframe(1).f_code.co_filename
        lines = linecache.getlines(path)
        starts = [at for at, line in enumerate(lines) if line.lstrip().startswith(f"class {object.__name__}")]
        if not starts:
            raise OSError("could not find class definition")
        start = starts[0]
    else:
        lines = linecache.getlines(object.__code__.co_filename)
        start = object.__code__.co_firstlineno - 1
    if not lines:
        raise OSError("could not get source code")
    return _block(lines, start), start + 1


def _block(lines, start):
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = start
    while lines[end].lstrip().startswith("@"):
        end += 1
    # The head may take several lines: it ends with a colon.
    while end < len(lines) - 1 and not lines[end].split("#")[0].rstrip().endswith(":"):
        if lines[end].count("(") <= lines[end].count(")"):
            break
        end += 1
    end += 1
    last = end
    while end < len(lines):
        line = lines[end]
        if line.strip() and not line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= indent:
            break
        end += 1
        if line.strip():
            last = end
    return lines[start:last]


def getsource(object):
    return "".join(getsourcelines(object)[0])


def currentframe():
    return sys._getframe(1)


class FrameInfo:
    """A frame and where it is."""

    def __init__(self, frame):
        self.frame = frame
        self.filename = frame.f_code.co_filename
        self.lineno = frame.f_lineno
        self.function = frame.f_code.co_name
        line = linecache.getline(self.filename, self.lineno)
        self.code_context = [line] if line else None
        self.index = 0 if line else None

    def __getitem__(self, index):
        all = (self.frame, self.filename, self.lineno, self.function, self.code_context, self.index)
        return all[index]


def stack(context=1):
    found = []
    frame = sys._getframe(1)
    while frame is not None:
        found.append(FrameInfo(frame))
        frame = frame.f_back
    return found


def getgeneratorstate(generator):
    if generator.gi_running:
        return "GEN_RUNNING"
    if generator.gi_suspended:
        return "GEN_SUSPENDED"
    return "GEN_CLOSED" if generator.gi_frame is None else "GEN_CREATED"
