# How `argparse` finds the values of arguments.

import argparse
from _argparse_help import SUPPRESS


def parse(parser, args, found):
    """Puts the values of all arguments into a namespace. Gives the words that belong to none."""
    seen = []
    rest = []
    waiting = [action for action in parser._actions if not action.option_strings]
    at = 0
    plain_only = False
    while at < len(args):
        word = args[at]
        if word == "--" and not plain_only:
            plain_only = True
            at += 1
            continue
        if not plain_only and _looks_like_option(parser, word):
            at = _option(parser, args, at, found, seen, rest)
            continue
        if not waiting:
            rest.append(word)
            at += 1
            continue
        run = _run(parser, args, at, plain_only)
        at += _positionals(parser, waiting, run, found, seen, args, at)
    # What may be left out gets its default, an empty list where it takes any number.
    _positionals(parser, waiting, [], found, seen, args, at)
    _convert_defaults(parser, found, seen)
    missing = [argparse._name(action) for action in parser._actions if action.required and action not in seen]
    if missing:
        raise argparse.ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
    for members, required in parser._exclusive:
        given = [action for action in members if action in seen]
        if required and not given:
            names = " ".join([argparse._name(action) for action in members])
            raise argparse.ArgumentError(None, f"one of the arguments {names} is required")
    return rest


def _is_number(word):
    try:
        float(word)
        return True
    except ValueError:
        return False


def _looks_like_option(parser, word):
    if not word.startswith("-") or word == "-":
        return False
    flags = [flag for action in parser._actions for flag in action.option_strings]
    if word in flags:
        return True
    if _is_number(word) and not any([_is_number(flag) for flag in flags]):
        return False
    return " " not in word


def _run(parser, args, at, plain_only):
    """The words from here on that are no options."""
    end = at
    while end < len(args) and (plain_only or args[end] != "--" and not _looks_like_option(parser, args[end])):
        end += 1
    return args[at:end]


def _positionals(parser, waiting, run, found, seen, args, at):
    """Gives the words of a run to the arguments that wait for some. Gives how many it has given out."""
    used = 0
    while waiting:
        action = waiting[0]
        least, most = action.bounds()
        if action.nargs in ("A...", "...") and run:
            waiting.pop(0)
            take = len(args) - at - used
            words = args[at + used :]
        else:
            needed = sum([other.bounds()[0] for other in waiting[1:]])
            take = min(most, max(len(run) - used - needed, 0))
            # More words may come behind an option: what needs none waits for them.
            if take < least or take == 0 and at < len(args):
                break
            waiting.pop(0)
            words = run[used : used + take]
        used += take
        if words or not least:
            _take(parser, action, words, found, seen, None)
    if run and not used and waiting:
        names = ", ".join([argparse._name(action) for action in waiting])
        raise argparse.ArgumentError(None, f"the following arguments are required: {names}")
    return used


def _option(parser, args, at, found, seen, rest):
    """Handles the option at a place. Gives the place behind it and its values."""
    word = args[at]
    flag, equals, value = word.partition("=")
    given = [value] if equals else []
    action = _with_flag(parser, flag)
    if action is None and not word.startswith("--") and len(word) > 2:
        # `-n5`, and `-abc` for `-a -b -c`.
        flag = word[:2]
        action = _with_flag(parser, flag)
        given = [word[2:]]
        while action is not None and action.nargs == 0 and given:
            _take(parser, action, [], found, seen, flag)
            flag = "-" + given[0][0]
            given = [given[0][1:]] if len(given[0]) > 1 else []
            action = _with_flag(parser, flag)
    if action is None:
        rest.append(word)
        return at + 1
    if given:
        if action.nargs == 0:
            raise argparse.ArgumentError(action, f"ignored explicit argument {given[0]!r}")
        _take(parser, action, given, found, seen, flag)
        return at + 1
    least, most = action.bounds()
    run = _run(parser, args, at + 1, False)[:most]
    if len(run) < least:
        many = {None: "expected one argument", "+": "expected at least one argument"}
        wanted = f"expected {least} argument{'' if least == 1 else 's'}"
        raise argparse.ArgumentError(action, many.get(action.nargs, wanted))
    _take(parser, action, run, found, seen, flag)
    return at + 1 + len(run)


def _with_flag(parser, flag):
    similar = []
    for action in parser._actions:
        for known in action.option_strings:
            if known == flag:
                return action
            if flag.startswith("--") and known.startswith(flag) and parser._allow_abbrev:
                similar.append((known, action))
    if len(similar) > 1:
        names = ", ".join([known for known, _ in similar])
        raise argparse.ArgumentError(None, f"ambiguous option: {flag} could match {names}")
    return similar[0][1] if similar else None


def _value(action, word):
    if action.type is not None:
        name = getattr(action.type, "__name__", repr(action.type))
        try:
            word = action.type(word)
        except argparse.ArgumentTypeError as error:
            raise argparse.ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            raise argparse.ArgumentError(action, f"invalid {name} value: {word!r}") from None
    if action.choices is not None and word not in action.choices:
        choices = ", ".join([repr(choice) for choice in action.choices])
        raise argparse.ArgumentError(action, f"invalid choice: {word!r} (choose from {choices})")
    return word


def _take(parser, action, words, found, seen, flag):
    """Gives an argument the words that stand for it."""
    for members, _ in parser._exclusive:
        if action in members:
            for other in members:
                if other in seen and other is not action:
                    text = f"not allowed with argument {argparse._name(other)}"
                    raise argparse.ArgumentError(action, text)
    if action.option_strings or words:
        seen.append(action)
    kind = action.kind
    if kind == "help":
        parser.print_help()
        parser.exit()
    if kind == "version":
        print(action.version % {"prog": parser.prog})
        parser.exit()
    if kind == "parsers":
        name = words[0]
        if action.dest is not SUPPRESS:
            setattr(found, action.dest, name)
        inner = _value(action, name) and action.choices[name]
        _, rest = inner.parse_known_args(words[1:], found)
        if rest:
            parser.error(f"unrecognized arguments: {' '.join(rest)}")
        return
    setattr(found, action.dest, _stored(action, words, getattr(found, action.dest, None), flag))


def _stored(action, words, before, flag):
    kind = action.kind
    if kind == "boolean":
        return not flag.startswith("--no-")
    if kind == "count":
        return (before or 0) + 1
    if kind == "append_const":
        return [*(before or []), action.const]
    if kind in ("store_true", "store_false", "store_const"):
        return action.const
    if action.nargs == "?" and not words:
        value = action.const if action.option_strings else _default(action)
    elif action.nargs in (None, "?"):
        value = _value(action, words[0])
    elif not words and action.nargs == "*" and not action.option_strings and action.default is not None:
        value = action.default
    else:
        value = [_value(action, word) for word in words]
    if kind == "append":
        return [*(before or []), value]
    if kind == "extend":
        return [*(before or []), *(value if isinstance(value, list) else [value])]
    return value


def _default(action):
    """A default that is text counts as if it had been typed."""
    if isinstance(action.default, str) and action.type is not None:
        return _value(action, action.default)
    return action.default


def _convert_defaults(parser, found, seen):
    for action in parser._actions:
        if action not in seen and isinstance(action.default, str) and action.dest is not SUPPRESS:
            if getattr(found, action.dest, None) is action.default and action.default is not SUPPRESS:
                setattr(found, action.dest, _default(action))
