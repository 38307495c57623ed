# What `argparse` prints: usage and help. The layout is CPython's for lines that fit.

import sys
import textwrap

SUPPRESS = "==SUPPRESS=="
_WIDTH = 78
_COLUMN = 24


def metavar(action):
    if action.metavar is not None:
        return action.metavar
    if action.choices is not None:
        return "{" + ",".join([str(choice) for choice in action.choices]) + "}"
    return action.dest.upper() if action.option_strings else action.dest


def arguments(action):
    """The values of an argument, as usage shows them."""
    name, nargs = metavar(action), action.nargs
    if nargs == 0:
        return ""
    if nargs is None:
        return name
    if nargs == "?":
        return f"[{name}]"
    if nargs == "*":
        return f"[{name} ...]" if sys.version_info >= (3, 9) else f"[{name} [{name} ...]]"
    if nargs == "+":
        return f"{name} [{name} ...]"
    if nargs == "A...":
        return f"{name} ..."
    return " ".join([name] * nargs)


def _in_usage(action, bare=False):
    values = arguments(action)
    if not action.option_strings:
        return values
    has_opposite = any([option.startswith("--no-") for option in action.option_strings[1:]])
    name = " | ".join(action.option_strings) if has_opposite else action.option_strings[0]
    text = f"{name} {values}".rstrip()
    return text if bare or action.required else f"[{text}]"


def usage(prog, actions, exclusive=()):
    shown = [action for action in actions if action.help != SUPPRESS]
    options, told = [], []
    for action in shown:
        if not action.option_strings or action in told:
            continue
        group = next(((members, required) for members, required in exclusive if action in members), None)
        if group is None or len(group[0]) < 2:
            options.append(_in_usage(action))
            continue
        told += group[0]
        text = " | ".join([_in_usage(one, True) for one in group[0] if one in shown])
        options.append(f"({text})" if group[1] else f"[{text}]")
    rest = [_in_usage(action) for action in shown if not action.option_strings]
    start = f"usage: {prog} "
    if len(" ".join([start[:-1], *options, *rest])) <= _WIDTH:
        return " ".join([start[:-1], *options, *rest]) + "\n"
    lines = _filled(options, len(start)) + _filled(rest, len(start))
    return start + ("\n" + " " * len(start)).join(lines) + "\n"


def _filled(parts, indent):
    lines = []
    for part in parts:
        if lines and indent + len(lines[-1]) + 1 + len(part) <= _WIDTH:
            lines[-1] += " " + part
        else:
            lines.append(part)
    return lines


def _heading(action):
    values = arguments(action)
    if not action.option_strings:
        return metavar(action)
    if not values:
        return ", ".join(action.option_strings)
    # Since CPython 3.13 the values are named once.
    return f"{', '.join(action.option_strings)} {values}"


def _entry(action, column, indent=2):
    heading = " " * indent + _heading(action)
    text = (action.help or "") % _values(action) if action.help else ""
    lines = textwrap.wrap(text, _WIDTH - column)
    if not lines:
        return heading + "\n"
    if len(heading) <= column - 2:
        first = heading.ljust(column) + lines.pop(0) + "\n"
    else:
        first = heading + "\n"
    return first + "".join([" " * column + line + "\n" for line in lines])


def _values(action):
    values = {name: value for name, value in vars(action).items() if value is not SUPPRESS}
    values["prog"] = action.prog
    values["type"] = getattr(action.type, "__name__", action.type)
    if action.choices is not None:
        values["choices"] = ", ".join([str(choice) for choice in action.choices])
    return values


def help(parser):
    parts = [parser.format_usage()]
    if parser.description:
        parts.append(textwrap.fill(parser.description % {"prog": parser.prog}, _WIDTH) + "\n")
    groups = []
    for group in parser._groups:
        actions = [action for action in group.actions if action.help != SUPPRESS]
        if actions:
            groups.append((group.title, group.description, actions))
    longest = max([len(_heading(action)) for _, _, actions in groups for action in actions], default=0)
    column = min(longest + 4, _COLUMN)
    for title, description, actions in groups:
        text = f"{title}:\n" + (f"  {description}\n\n" if description else "")
        for action in actions:
            text += _entry(action, column)
            if action.kind == "parsers":
                text += "".join([_entry(choice, column, 4) for choice in action.listed])
        parts.append(text)
    if parser.epilog:
        parts.append(textwrap.fill(parser.epilog % {"prog": parser.prog}, _WIDTH) + "\n")
    return "\n".join(parts)
