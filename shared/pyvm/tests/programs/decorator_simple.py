"""A decorator is a function that takes a function."""

import functools

def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        print("result", result)
        return result
    return wrapper

def unwrapped(function):
    def wrapper(*args):
        return function(*args)
    return wrapper

@logged
def add(a, b=1):
    """Adds two numbers."""
    return a + b

@unwrapped
def subtract(a, b):
    """Lost."""
    return a - b

print(add(2, b=3))
print(add.__name__, add.__doc__, add.__wrapped__(1, 1))
print(subtract(5, 3), subtract.__name__, subtract.__doc__)

def repeat(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            return [function(*args) for _ in range(times)]
        return wrapper
    return decorate

@repeat(3)
def greet(name):
    return "hi " + name

@repeat(2)
@repeat(times=2)
def one():
    return 1

print(greet("Bo"), one(), greet.__name__)

class Service:
    @logged
    def run(self, n):
        return n * 2

    def __repr__(self):
        return "Service()"

print(Service().run(4))
