# A generator that fails keeps its variables for as long as somebody knows the exception, whatever it handled before.

class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def later():
    held = Loud("later")
    yield 1
    raise ValueError


def at_once():
    held = Loud("at once")
    raise ValueError
    yield 1


def in_finally():
    try:
        first = Loud("first")
        yield 1
    finally:
        second = Loud("second")
        raise ValueError


def after_finally():
    try:
        raise ValueError
    finally:
        held = Loud("after finally")
    yield 1


def again():
    try:
        raise ValueError
    except ValueError:
        held = Loud("again")
        raise
    yield 1


for function in (later, at_once, in_finally, after_finally, again):
    try:
        tuple(function())
    except ValueError:
        print("handled", function.__name__)
    try:
        for _ in function():
            pass
    except ValueError:
        print("handled", function.__name__, "in a loop")
