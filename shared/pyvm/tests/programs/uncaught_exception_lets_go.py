# What the exception held that ended the program dies after the functions of atexit, and before the globals.
import atexit


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


kept = Loud("global")
atexit.register(print, "atexit")


def inner():
    first = Loud("first of inner")
    second = Loud("second of inner")
    raise KeyError("inner")


def outer(given):
    held = Loud("outer")
    try:
        inner()
    except KeyError:
        late = Loud("late")
        raise ValueError("outer")


try:
    outer(None)
except ValueError:
    print("caught")
outer(Loud("argument"))
