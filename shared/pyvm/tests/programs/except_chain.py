"""raise ... from ...: causes, contexts and how to hide them."""

class ConfigError(Exception):
    pass

def read(table, key):
    try:
        return table[key]
    except KeyError as error:
        raise ConfigError(f"no {key}") from error

def number(text):
    try:
        return int(text)
    except ValueError:
        raise ConfigError("not a number") from None

try:
    read({}, "port")
except ConfigError as error:
    print(error, "|", repr(error.__cause__), error.__cause__ is error.__context__, error.__suppress_context__)
try:
    number("x")
except ConfigError as error:
    print(error, "|", error.__cause__, type(error.__context__).__name__, error.__suppress_context__)
try:
    raise ValueError("one") from TypeError("two")
except ValueError as error:
    print(repr(error), repr(error.__cause__))
try:
    raise ValueError from KeyError
except ValueError as error:
    print(repr(error), repr(error.__cause__))
try:
    raise ValueError("one") from "text"
except TypeError as error:
    print(error)

def depth(error):
    count = 0
    while error is not None:
        count += 1
        error = error.__cause__ or error.__context__
    return count

try:
    try:
        try:
            1 / 0
        except ZeroDivisionError as error:
            raise ArithmeticError("worse") from error
    except ArithmeticError:
        raise RuntimeError("worst")
except RuntimeError as error:
    print(depth(error), repr(error.__context__), repr(error.__context__.__cause__))
