"""*args and **kwargs, both where they are collected and where they are spread."""

def show(*args, **kwargs):
    return args, kwargs

print(show(), show(1, 2), show(a=1), show(1, *[2, 3], *(), 4, **{"x": 5}, y=6))
print(show(*"abc"), show(*range(3)), show(*{"k": 1}), show(**{"a": 1}, **{"b": 2}))

def three(a, b, c):
    return f"{a}-{b}-{c}"

values = [1, 2, 3]
print(three(*values), three(*values[:2], c=9), three(**{"a": 1, "c": 3, "b": 2}), three(1, **{"b": 5, "c": 6}))

def forward(function, *args, **kwargs):
    return function(*args, **kwargs)

print(forward(three, 1, c=2, b=3), forward(max, 3, 9, 4), forward(sorted, [2, 1], reverse=True))

def collect(first, *rest, last="z", **others):
    rest += ("added",)
    others["extra"] = True
    return first, rest, last, others

given = {"k": 1}
print(collect(1, **given), given)
print(collect(*[1, 2], last=3), collect("only"))
calls = [lambda: three(1, 2), lambda: three(1, 2, 3, 4), lambda: three(1, 2, a=3), lambda: three(1, b=2, d=4),
         lambda: collect(), lambda: three(*values, **{"a": 1}), lambda: show(**{1: 2}), lambda: three(*5)]
for call in calls:
    try:
        print(call())
    except TypeError as error:
        print(str(error).replace("__main__.", ""))
