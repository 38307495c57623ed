def f(a, b=2, c=3):
    return a, b, c
print(f(1), f(1, 9), f(1, c=9), f(b=1, a=0), f(a=1, b=2, c=3), f(1, 2, c=4), f(c=1, b=2, a=3))
def g(n, seen=(), limit=2 + 3):
    return n, seen, limit
print(g(1), g(1, limit=0))
x = 10
def h(y=x):
    return y
x = 20
print(h(), h(5))
def outer(a):
    def inner(b):
        return b * 2
    return inner(a) + 1
print(outer(4))
def apply(function, value):
    return function(value)
print(apply(f, 1), apply(len, "abc"), apply(outer, 2), apply(str, 5))
def empty():
    pass
def doc():
    "Says nothing."
def typed(a: int, b: float = 1.5) -> str:
    total: float = a + b
    return str(total)
print(empty(), doc(), typed(1), f.__name__, len.__name__, int.__name__)
def shadow(len):
    print = str
    return print(len)
print(shadow(3), len("four"))
def many(a, b, c, d, e, f, g, h, i, j):
    k = a + j
    return k, (b, c, d, e, f, g, h, i)
print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
functions = [f, g, len]
print(functions[2]("ab"), functions[0](0))
def a_then_b(): return "one line"
print(a_then_b())
if x > 5:
    def chosen():
        return "big"
else:
    def chosen():
        return "small"
print(chosen())
def f(a):
    return "redefined"
print(f(1))
