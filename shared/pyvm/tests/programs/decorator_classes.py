"""Decorators that are objects, decorators of classes, and what they leave behind."""

import functools

class CountCalls:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function = function
        self.calls = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.function(*args, **kwargs)

@CountCalls
def area(w, h):
    """Width times height."""
    return w * h

print(area(2, 3), area(4, h=5), area.calls, area.__name__, area.__doc__)

registry = []

def register(cls):
    registry.append(cls.__name__)
    cls.registered = True
    return cls

def add_repr(*fields):
    def decorate(cls):
        def show(self):
            return cls.__name__ + "(" + ", ".join(f"{f}={getattr(self, f)!r}" for f in fields) + ")"
        cls.__repr__ = show
        return cls
    return decorate

@register
@add_repr("name", "size")
class Folder:
    def __init__(self, name, size):
        self.name, self.size = name, size

@register
class Empty:
    pass

print(Folder("docs", 3), registry, Empty.registered)

order = []
def mark(label):
    order.append("make " + label)
    def decorate(function):
        order.append("apply " + label)
        return function
    return decorate

@mark("first")
@mark("second")
def target():
    pass

print(order)

def as_constant(function):
    return function()

@as_constant
def table():
    return {n: n * n for n in range(4)}

print(table)
