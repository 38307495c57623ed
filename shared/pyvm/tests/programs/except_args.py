"""What an exception carries: args, str and repr."""

for error in [ValueError(), ValueError("one"), ValueError("one", 2), KeyError("k"), KeyError(), KeyError(1, 2),
              IndexError("i"), StopIteration(5), Exception(None), Exception([1, 2]), OSError("disk"),
              RuntimeError(ValueError("inner")), AssertionError("a"), ZeroDivisionError()]:
    print(type(error).__name__, error.args, repr(str(error)), repr(error))
print(StopIteration(7).value, StopIteration().value, SystemExit(3).code)
error = OSError(2, "No such file")
print(error.errno, error.strerror, error, error.args)
error = FileNotFoundError(2, "No such file", "data.txt")
print(error, error.filename)
error = ValueError("text")
error.args = ("changed", 1)
print(error, error.args)
error.note = "extra attribute"
print(error.note, sorted(vars(error)))
print(str(KeyError("it's")), str(KeyError(("a", 1))), KeyError("a").args[0])
try:
    [][3]
except IndexError as caught:
    print(caught.args)
try:
    {"a": 1}[("b", 2)]
except KeyError as caught:
    print(caught.args, caught)
try:
    int("12x")
except ValueError as caught:
    print(caught.args)
try:
    undefined_name
except NameError as caught:
    print(caught.args, caught.name)
try:
    "text".missing
except AttributeError as caught:
    print(caught.args, caught.name, caught.obj)
