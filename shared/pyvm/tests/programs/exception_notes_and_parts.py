# Notes, tracebacks as objects, and their text.
import sys
import traceback


def outer():
    inner()


def inner():
    raise ValueError("deep")


try:
    outer()
except ValueError as error:
    step = error.__traceback__
    while step is not None:
        print(step.tb_lineno, step.tb_frame.f_code.co_name)
        step = step.tb_next
    print([(entry.name, entry.lineno, entry.line) for entry in traceback.extract_tb(error.__traceback__)])
    print(sys.exc_info()[2] is not None, traceback.format_exception_only(error))
    error.add_note("a note")
    error.add_note("another note")
    print(error.__notes__)


def show():
    return [entry.name for entry in traceback.extract_stack()]


print(show(), sys._getframe().f_code.co_name, sys._getframe().f_lineno)
try:
    raise KeyError("k")
except KeyError as error:
    error.add_note("noted")
    raise RuntimeError("at the end") from error
