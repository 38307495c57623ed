"""Objects that are called like functions."""

class Multiplier:
    def __init__(self, factor):
        self.factor = factor
        self.calls = 0

    def __call__(self, value, *more, offset=0):
        self.calls += 1
        return value * self.factor + sum(more) + offset

double = Multiplier(2)
print(double(4), double(4, 1, 1), double(4, offset=100), double.calls)
print(list(map(double, [1, 2, 3])), double.calls)
print(callable(double), callable(len), callable(3), callable(Multiplier), callable("x".upper))
print(sorted([3, -5, 1], key=Multiplier(-1)))

class Registry:
    def __init__(self):
        self.handlers = {}

    def __call__(self, name):
        def register(function):
            self.handlers[name] = function
            return function
        return register

registry = Registry()

@registry("add")
def plus(a, b):
    return a + b

@registry("neg")
def negative(a):
    return -a

print(sorted(registry.handlers), registry.handlers["add"](2, 3), plus(1, 1), registry.handlers["neg"](4))
try:
    double()
except TypeError as error:
    print(error)
class Silent:
    pass
try:
    Silent()()
except TypeError as error:
    print(error)
