import inspect
def f(a, b=2, *args, c, d=4, **kw) -> int:
    """doc
       more"""
    x = 1
    return a
print(inspect.signature(f), inspect.getdoc(f), [str(p) for p in inspect.signature(f).parameters.values()])
print(f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__defaults__, f.__kwdefaults__, f.__code__.co_name)
b = inspect.signature(f).bind(1, c=3); b.apply_defaults(); print(b.arguments, b.args, b.kwargs)
def g(x: int, y: "str" = "a", /, *, z: float = 1.0): yield x
print(inspect.signature(g), inspect.isgeneratorfunction(g), inspect.isfunction(len))
class A:
    def m(self, q=1): pass
    def __init__(self, k): pass
print(inspect.signature(A().m) if False else inspect.signature(A.m), inspect.signature(A), [n for n, _ in inspect.getmembers(A, inspect.isfunction)])
def who(): return inspect.stack()[1].function, inspect.currentframe().f_back.f_lineno
def caller(): return who()
print(caller()); 
import sys; print(sys._getframe().f_code.co_name, sys._getframe(0).f_lineno)
