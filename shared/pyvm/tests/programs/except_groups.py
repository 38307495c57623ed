"""Exception groups and `except*`."""

import sys
import traceback


def handled(error):
    try:
        if error is not None:
            raise error
    except* ValueError as group:
        print("values", repr(group), group.exceptions)
    except* (TypeError, OSError) as group:
        print("types", group.message, [type(one).__name__ for one in group.exceptions])
    else:
        print("else")
    finally:
        print("finally")


inner = ExceptionGroup("inner", [OSError("x"), ValueError(2)])
for error in (ExceptionGroup("all", [ValueError(1), TypeError("t"), inner]), ValueError("plain"), None):
    handled(error)
try:
    handled(ExceptionGroup("only", [KeyError("k")]))
except ExceptionGroup as error:
    print("out", error)

group = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3)])])
group.add_note("a note")
match, rest = group.split(ValueError)
print(match, rest, match.__notes__, rest.exceptions)
print(group.subgroup(lambda one: one.args == (3,)), group.subgroup(KeyError), group.args)


class Mine(ExceptionGroup):
    def derive(self, errors):
        return Mine(self.message, errors)


try:
    try:
        raise Mine("mine", [ValueError(1), KeyError(2)])
    except* KeyError as part:
        print(type(part).__name__, part.exceptions)
except Mine as error:
    print(type(error).__name__, error.exceptions)

# What a handler raises joins what nobody took.
try:
    try:
        raise ExceptionGroup("two", [ValueError(1), KeyError(2)])
    except* KeyError:
        raise RuntimeError("new")
except ExceptionGroup as error:
    print(repr(error), repr(error.exceptions[0].__context__))

for again in range(2):
    try:
        try:
            raise ExceptionGroup("again", [ValueError(1), KeyError(2)])
        except* KeyError:
            print(repr(sys.exception()))
            raise
    except* ValueError:
        print("value")
    except* KeyError:
        print("key")


def generator():
    try:
        yield 1
    except* ValueError as part:
        yield part.exceptions


walk = generator()
next(walk)
print(walk.throw(ValueError("thrown")))

for make in (
    lambda: ExceptionGroup("m", []),
    lambda: ExceptionGroup("m", [1]),
    lambda: ExceptionGroup("m", 5),
    lambda: ExceptionGroup("m", [KeyboardInterrupt()]),
):
    try:
        make()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [SystemExit()])).__name__)

try:
    try:
        raise ValueError("x")
    except* ExceptionGroup:
        pass
except TypeError as error:
    print(error)

try:
    raise ExceptionGroup("shown", [ValueError("deep"), ExceptionGroup("in", [KeyError("k")]), OSError("last")])
except ExceptionGroup as error:
    print("".join(traceback.format_exception_only(error)), end="")
    report = traceback.format_exc()
    print("\n".join(line for line in report.splitlines() if "File" not in line))
