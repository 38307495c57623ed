# `argparse`: the arguments of a program. Behaviour and messages follow CPython's.

import sys

import _argparse_help as _help
from _argparse_help import SUPPRESS

OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
REMAINDER = "..."
PARSER = "A..."
_KINDS = (
    "store",
    "store_const",
    "store_true",
    "store_false",
    "append",
    "append_const",
    "extend",
    "count",
    "help",
    "version",
    "parsers",
)


class ArgumentError(Exception):
    """An argument is not as it should be."""

    def __init__(self, argument, message):
        self.argument_name = None if argument is None else _name(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    """What a `type=` function raises."""


def _name(action):
    if action.option_strings:
        return "/".join(action.option_strings)
    return action.metavar or action.dest


class HelpFormatter:
    """Only a name: help has one layout here."""


class RawDescriptionHelpFormatter(HelpFormatter):
    """Only a name."""


class RawTextHelpFormatter(HelpFormatter):
    """Only a name."""


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Help ends with the default."""


class Namespace:
    """The parsed arguments."""

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        # In the order of their names until CPython 3.8.
        items = vars(self).items() if sys.version_info >= (3, 9) else sorted(vars(self).items())
        return f"Namespace({', '.join([f'{name}={value!r}' for name, value in items])})"

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in vars(self)


class Action:
    """One argument."""

    def __init__(self, kind, flags, dest, options, prog):
        self.kind = kind
        self.option_strings = flags
        self.dest = dest
        self.prog = prog
        self.nargs = options.pop("nargs", None)
        self.const = options.pop("const", None)
        self.default = options.pop("default", None)
        self.type = options.pop("type", None)
        self.choices = options.pop("choices", None)
        self.required = options.pop("required", not flags and self.nargs not in ("?", "*", "..."))
        self.help = options.pop("help", None)
        self.metavar = options.pop("metavar", None)
        self.version = options.pop("version", None)
        if options:
            name = next(iter(options))
            raise TypeError(f"Action.__init__() got an unexpected keyword argument '{name}'")
        if kind in ("store_true", "store_false"):
            self.const = kind == "store_true"
            self.default = (not self.const) if self.default is None else self.default
        if kind not in ("store", "append", "extend", "parsers"):
            self.nargs = 0
        if kind in ("help", "version"):
            self.default = SUPPRESS

    def bounds(self):
        """The fewest and the most values it takes."""
        if isinstance(self.nargs, int):
            return self.nargs, self.nargs
        most = 1 << 60
        return {None: (1, 1), "?": (0, 1), "*": (0, most), "+": (1, most), "...": (0, most), "A...": (1, most)}[
            self.nargs
        ]


class _Group:
    """Arguments under one heading."""

    def __init__(self, parser, title, description=None, excluding=None):
        self.parser = parser
        self.title = title
        self.description = description
        self.actions = []
        self.excluding = excluding

    def add_argument(self, *names, **options):
        action = self.parser._make(names, options)
        if self.excluding is None:
            self.actions.append(action)
        else:
            self.excluding.append(action)
            self.parser._place(action)
        return action

    def add_mutually_exclusive_group(self, required=False):
        return self.parser.add_mutually_exclusive_group(required)


class _Subparsers:
    """What `add_subparsers` gives."""

    def __init__(self, action, prog):
        self._action = action
        self._prog = prog

    def add_parser(self, name, *, help=None, aliases=(), **options):
        options.setdefault("prog", f"{self._prog} {name}")
        parser = ArgumentParser(**options)
        for known in (name, *aliases):
            self._action.choices[known] = parser
        if help is not None:
            self._action.listed.append(Action("store", [], name, {"help": help}, self._prog))
        return parser


class ArgumentParser:
    """Knows the arguments of a program."""

    def __init__(
        self,
        prog=None,
        usage=None,
        description=None,
        epilog=None,
        parents=(),
        formatter_class=HelpFormatter,
        prefix_chars="-",
        fromfile_prefix_chars=None,
        argument_default=None,
        conflict_handler="error",
        add_help=True,
        allow_abbrev=True,
        exit_on_error=True,
    ):
        self.prog = sys.argv[0].split("/")[-1] if prog is None else prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self._show_defaults = formatter_class is ArgumentDefaultsHelpFormatter
        self._argument_default = argument_default
        self._exit_on_error = exit_on_error
        self._allow_abbrev = allow_abbrev
        self._actions = []
        self._defaults = {}
        self._exclusive = []
        self._groups = [_Group(self, "positional arguments"), _Group(self, "options")]
        if add_help:
            self.add_argument("-h", "--help", action="help", help="show this help message and exit")
        for parent in parents:
            for action in parent._actions:
                if action.kind != "help":
                    self._actions.append(action)
                    self._place(action)

    def add_argument(self, *names, **options):
        action = self._make(names, options)
        self._place(action)
        return action

    def _place(self, action):
        self._groups[1 if action.option_strings else 0].actions.append(action)

    def _make(self, names, options):
        kind = options.pop("action", "store")
        if kind is BooleanOptionalAction:
            names = (*names, *["--no-" + name[2:] for name in names if name.startswith("--")])
            kind = "boolean"
        elif kind not in _KINDS:
            raise ValueError(f"unknown action {kind!r}")
        flags = [name for name in names if name.startswith("-")]
        if flags:
            long = [name for name in flags if name.startswith("--")]
            dest = (long or flags)[0].lstrip("-").replace("-", "_")
        else:
            dest = names[0] if names else ""
        dest = options.pop("dest", dest)
        options.setdefault("default", self._defaults.get(dest, self._argument_default))
        for other in self._actions:
            both = [flag for flag in flags if flag in other.option_strings]
            if both:
                raise ArgumentError(Action("store", flags, dest, {}, ""), f"conflicting option string: {both[0]}")
        action = Action(kind, flags, dest, options, self.prog)
        if self._show_defaults and action.help and "%(default)" not in action.help:
            if action.default is not SUPPRESS and (action.option_strings or action.nargs in ("?", "*")):
                action.help += " (default: %(default)s)"
        self._actions.append(action)
        return action

    def add_argument_group(self, title=None, description=None):
        self._groups.append(_Group(self, title, description))
        return self._groups[-1]

    def add_mutually_exclusive_group(self, required=False):
        members = []
        self._exclusive.append((members, required))
        return _Group(self, None, None, members)

    def add_subparsers(self, *, title=None, description=None, dest=SUPPRESS, required=False, help=None, metavar=None):
        options = {"nargs": PARSER, "help": help, "metavar": metavar, "required": required}
        action = Action("parsers", [], dest, options, self.prog)
        action.choices = {}
        action.listed = []
        self._actions.append(action)
        group = self._groups[0] if title is None else self.add_argument_group(title, description)
        group.actions.append(action)
        return _Subparsers(action, self.prog)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def format_usage(self):
        if self.usage is not None:
            return f"usage: {self.usage}\n"
        return _help.usage(self.prog, self._actions, self._exclusive)

    def format_help(self):
        return _help.help(self)

    def print_usage(self, file=None):
        print(self.format_usage(), end="", file=sys.stdout if file is None else file)

    def print_help(self, file=None):
        print(self.format_help(), end="", file=sys.stdout if file is None else file)

    def exit(self, status=0, message=None):
        if message:
            print(message, end="", file=sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")

    def parse_args(self, args=None, namespace=None):
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        args = list(sys.argv[1:] if args is None else args)
        found = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(found, action.dest):
                setattr(found, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(found, name):
                setattr(found, name, value)
        from _argparse_parse import parse

        if not self._exit_on_error:
            return found, parse(self, args, found)
        try:
            return found, parse(self, args, found)
        except ArgumentError as error:
            self.error(str(error))


class BooleanOptionalAction:
    """`--flag` and `--no-flag`."""


class FileType:
    """Opens the file that an argument names."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._encoding = encoding

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        return open(string, self._mode, encoding=self._encoding)
