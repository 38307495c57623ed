def f(a, b, c, d=4):
    return a
print(f(1, 2, 3))
f(1)
