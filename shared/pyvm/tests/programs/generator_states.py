# What a generator tells about itself, and what its own frame leaves behind in a traceback.
import inspect
import sys
from contextlib import contextmanager


def numbers():
    print("running", me.gi_running, me.gi_suspended)
    yield 1
    yield from inner
    yield 3


inner = (n for n in [2])
me = numbers()
for _ in range(5):
    print(me.gi_running, me.gi_suspended, me.gi_frame is None, me.gi_yieldfrom is inner, inspect.getgeneratorstate(me))
    print(next(me, "end"))
print(me.__name__, me.__qualname__, (n for n in ()).__name__, repr(me).split(" at ")[0])
squares = (n for n in ())
print(repr(squares).split(" at ")[0], hasattr(squares, "gi_code_"))


@contextmanager
def guarded(name):
    try:
        yield name
    finally:
        print("left", name)


def lines(error):
    found, traceback = [], error.__traceback__
    while traceback is not None:
        found.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    return found


def fails():
    with guarded("a"), guarded("b"):
        raise ValueError("inside")


try:
    fails()
except ValueError as error:
    print(lines(error))

for started in (False, True):
    thrown = (n for n in [1, 2])
    if started:
        next(thrown)
    try:
        thrown.throw(StopIteration(9))
    except Exception as error:
        print(type(error).__name__, error, type(error.__cause__).__name__)


class Callable(list):
    def __call__(self):
        return "called"


print(callable(Callable()), callable([]), Callable()(), sys.exc_info())
fails()
