# Arguments for functions that are made while the program runs, with the errors of ordinary functions.
#
# A call is checked in the order, and fails in the words, of CPython (Python/ceval.c,
# initialize_locals, missing_arguments and too_many_positional).


def bind(title, positional, keyword_only, optional, args, kwargs):
    """The given arguments by name. `self` is not among them, but is counted in what the errors say."""
    given = dict(zip(positional, args))
    for name, value in kwargs.items():
        if name in given:
            raise TypeError(f"{title}() got multiple values for argument {name!r}")
        if name not in positional and name not in keyword_only:
            raise TypeError(f"{title}() got an unexpected keyword argument {name!r}")
        given[name] = value
    if len(args) > len(positional):
        raise TypeError(_too_many(title, positional, optional, len(args) + 1))
    for names, kind in ((positional, "positional"), (keyword_only, "keyword-only")):
        missing = [repr(name) for name in names if name not in given and name not in optional]
        if missing:
            plural = "s" if len(missing) > 1 else ""
            raise TypeError(
                f"{title}() missing {len(missing)} required {kind} argument{plural}: {_listed(missing)}"
            )
    return given


def _too_many(title, positional, optional, given):
    most = len(positional) + 1
    least = most - len([name for name in positional if name in optional])
    takes = f"from {least} to {most}" if least < most else f"{most}"
    plural = "" if least == most == 1 else "s"
    was = "was" if given == 1 else "were"
    return f"{title}() takes {takes} positional argument{plural} but {given} {was} given"


def _listed(names):
    if len(names) > 2:
        return ", ".join(names[:-1]) + ", and " + names[-1]
    return " and ".join(names)


def function_of_text(title, parameters, lines, known):
    """A function with this body, as CPython makes it (`_FuncBuilder`, `Lib/dataclasses.py`). `known` are the values of
    names that it uses."""
    body = "".join([f"  {line}\n" for line in lines or ["pass"]])
    run, module = _compile_own_text(f"def make({', '.join(known)}):\n def f({parameters}):\n{body} return f\n")
    run()
    return _with_qualname(module.make(*known.values()), title)
