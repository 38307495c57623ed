"""The classes after except are expressions, looked at only when an exception arrives."""

def kinds():
    print("asked for the classes")
    return ValueError, KeyError

try:
    print("fine")
except kinds():
    print("never")
try:
    raise KeyError(1)
except kinds() as error:
    print("caught", repr(error))
try:
    try:
        raise ValueError("v")
    except "not a class":
        pass
except TypeError as error:
    print(error)
try:
    raise "text"
except TypeError as error:
    print(error)
try:
    raise int
except TypeError as error:
    print(error)
try:
    raise ValueError
except ValueError as error:
    print(repr(error))

def failing_handler():
    try:
        raise ValueError("one")
    except ValueError:
        return {}["two"]

try:
    failing_handler()
except KeyError as error:
    print(error, "while handling", error.__context__)

ignored = (KeyError, IndexError)
def get(container, key, default=None):
    try:
        return container[key]
    except ignored:
        return default
print(get([1], 3), get({"a": 1}, "b", 0), get([1], 0))
try:
    get(5, 0)
except TypeError as error:
    print(error)
