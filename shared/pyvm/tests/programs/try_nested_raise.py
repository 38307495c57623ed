"""Exceptions that replace exceptions, and bare raise."""

def bare():
    try:
        {}["missing"]
    except KeyError:
        print("passing it on")
        raise

def replaced():
    try:
        {}["missing"]
    except KeyError:
        raise ValueError("instead")

def in_finally():
    try:
        raise KeyError("first")
    finally:
        raise ValueError("second")

def in_else():
    try:
        pass
    except ValueError:
        print("not this one")
    else:
        raise ValueError("from else")

def rethrown_later():
    saved = None
    try:
        raise IndexError("kept")
    except IndexError as error:
        saved = error
    raise saved

for function in (bare, replaced, in_finally, in_else, rethrown_later):
    try:
        function()
    except Exception as error:
        context = error.__context__
        print(function.__name__, repr(error), "context:", repr(context), "cause:", repr(error.__cause__))
try:
    raise
except RuntimeError as error:
    print(error)
try:
    try:
        raise ValueError("a")
    except TypeError:
        print("wrong handler")
    finally:
        print("cleanup first")
except ValueError as error:
    print("outer", error)
