# The module of the built-in names, and a name in it that is replaced for a while.
import builtins

print(builtins.len([1, 2]), builtins.__name__, hasattr(builtins, "xrange"), builtins.ValueError is ValueError)
before = builtins.print


def loud(*args, **named):
    before("LOUD", *args, **named)


builtins.print = loud
print("one")
builtins.print = before
print("two")


def outer(parameter):
    shared, own = 1, 2

    def inner():
        return shared + parameter

    return inner, own


print(outer.__code__.co_varnames, outer.__code__.co_cellvars, "__code__" in dir(outer))
