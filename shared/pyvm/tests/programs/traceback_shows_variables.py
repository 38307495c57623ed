# The frames of a traceback keep the variables, and show them.
import sys


def divide(a, b):
    result = None
    result = a / b
    return result


def average(numbers):
    total = sum(numbers)
    scale = lambda: total
    return divide(total, len(numbers) * 0)


try:
    average([1, 2, 3])
except ZeroDivisionError as error:
    trace = error.__traceback__
    while trace is not None:
        frame = trace.tb_frame
        name = frame.f_code.co_name
        if name != "<module>":
            print(name, trace.tb_lineno, {key: value for key, value in frame.f_locals.items() if key != "scale"})
        trace = trace.tb_next


def caller(of):
    here = "caller"
    return shown(of)


def shown(of):
    mine = 1
    frame = sys._getframe(1)
    return frame.f_code.co_name, sorted(frame.f_locals.items()), sorted(sys._getframe().f_locals)


print(caller(5))


def handles(number):
    try:
        divide(number, 0)
    except ZeroDivisionError as error:
        print(error.__traceback__.tb_frame.f_locals["number"])


handles(7)

error = ValueError("kept")
try:
    raise error
except ValueError as caught:
    trace = caught.__traceback__
print(error.__traceback__ is None, error.with_traceback(None).__traceback__)
error.__traceback__ = trace
print(error.__traceback__.tb_lineno == trace.tb_lineno)
for wrong in (5, "text"):
    try:
        error.__traceback__ = wrong
    except TypeError as refused:
        print(refused)
