"""Positional-only and keyword-only parameters."""

def divide(a, b, /, *, digits=2):
    return round(a / b, digits)

print(divide(1, 3), divide(2, 3, digits=4))

def mixed(p1, p2=2, /, normal=3, *, k1, k2=5):
    return p1, p2, normal, k1, k2

print(mixed(1, k1=4), mixed(1, 20, 30, k1=40, k2=50), mixed(1, normal=0, k1="k"))

def free_name(name, /, **others):
    return name, others

print(free_name("a", name="b", x=1))

def after_star(*values, sep):
    return sep.join(map(str, values))

print(after_star(1, 2, 3, sep="-"), repr(after_star(sep="+")))
calls = {
    "keyword for positional-only": lambda: divide(a=1, b=2),
    "positional for keyword-only": lambda: divide(1, 2, 3),
    "missing keyword-only": lambda: mixed(1),
    "missing sep": lambda: after_star(1),
    "missing two": lambda: mixed(),
    "unknown": lambda: divide(1, 2, places=3),
    "missing one": lambda: divide(1),
    "positional-only by name": lambda: mixed(1, p2=3, k1=1),
}
for name, call in calls.items():
    try:
        print(name, call())
    except TypeError as error:
        print(f"{name}: {error}")
