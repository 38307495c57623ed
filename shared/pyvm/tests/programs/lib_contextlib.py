# contextlib, abc, copy, traceback.
import abc
import contextlib
import copy
import string
import traceback
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name):
    "Prints around."
    print("<%s>" % name)
    try:
        yield name.upper()
    finally:
        print("</%s>" % name)


with tag("a") as value, tag("b"):
    print(value)
try:
    with tag("c"):
        raise ValueError("inside")
except ValueError as error:
    print("caught", error)
print(tag.__name__, tag.__doc__)


@contextmanager
def swallows(kind):
    try:
        yield
    except kind as error:
        print("swallowed", repr(error))


with swallows(KeyError):
    raise KeyError("k")
try:
    with swallows(KeyError):
        raise IndexError("i")
except IndexError as error:
    print("passed on", error)


@contextmanager
def replaces():
    try:
        yield
    except ValueError as error:
        raise TypeError("instead") from error


try:
    with replaces():
        raise ValueError("first")
except TypeError as error:
    print(error, repr(error.__cause__))


@contextmanager
def empty():
    return
    yield


@contextmanager
def twice():
    yield 1
    yield 2


for manager in (empty, twice):
    try:
        with manager():
            print("in", manager.__name__)
    except RuntimeError as error:
        print("RuntimeError:", error)
try:
    with swallows(KeyError):
        raise StopIteration("s")
except StopIteration as error:
    print("StopIteration", error)


@tag("deco")
def decorated(x):
    return x + 1


print(decorated(1), decorated(2), decorated.__name__)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
    print("never")
try:
    with suppress(KeyError):
        1 / 0
except ZeroDivisionError as error:
    print("not suppressed:", error)


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door, nullcontext(5) as five:
    print(type(door).__name__, five)

with ExitStack() as stack:
    names = [stack.enter_context(tag(name)) for name in "xy"]
    stack.callback(print, "callback", end="!\n")
    print(names)
with ExitStack() as stack:
    stack.enter_context(suppress(ValueError))
    stack.push(lambda kind, error, tb: print("saw", kind.__name__, error))
    raise ValueError("gone")
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise KeyError("first")
except ZeroDivisionError as error:
    print(error, repr(error.__context__))
stack = ExitStack()
stack.callback(print, "later")
kept = stack.pop_all()
stack.close()
kept.close()


class Shape(abc.ABC):
    def __init__(self, name):
        self.name = name

    @abc.abstractmethod
    def area(self):
        "How large."

    @property
    @abc.abstractmethod
    def sides(self):
        "How many."

    def describe(self):
        return f"{self.name}: {self.area()} {self.sides}"


class Half(Shape):
    sides = 4


class Square(Half):
    def area(self):
        return 4


print(Square("square").describe())
for cls in (Shape, Half):
    try:
        cls("x")
    except TypeError as error:
        print("TypeError:", error)

original = [1, [2, 3], {"k": (4, [5])}, {6}]
shallow, deep = copy.copy(original), copy.deepcopy(original)
original[1].append(9)
original[2]["k"][1].append(8)
print(shallow, deep)


class Node:
    def __init__(self, value):
        self.value = value
        self.links = [self]


node = Node([1])
shallow, deep = copy.copy(node), copy.deepcopy(node)
print(shallow.value is node.value, deep.value is node.value, deep.links[0] is deep, type(deep).__name__)
t = (1, "a", (2,))
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy(len) is len, copy.deepcopy(Node) is Node)
loop = []
loop.append(loop)
again = copy.deepcopy(loop)
print(again[0] is again, again is loop)
shared = [0]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], pair[0] is shared)


class Custom:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deeply"


print(copy.copy(Custom()), copy.deepcopy([Custom()]))

try:
    {}["missing"]
except KeyError as error:
    lines = traceback.format_exc().splitlines()
    print(lines[0], lines[-1], traceback.format_exception_only(error))
    print(traceback.format_exception(error)[-1], end="")
    print(traceback.format_exception(type(error), error, error.__traceback__)[0], end="")
print(string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), len(string.printable))
print(string.hexdigits, string.octdigits, string.capwords("hello big world"))
