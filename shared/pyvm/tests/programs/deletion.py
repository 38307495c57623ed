a = 1
b = a
del a
print(b)
a = 2
print(a)
del a, b
def f():
    x = 1
    del x
    x = 2
    return x
print(f())
items = [1]
same = items
del items
print(same)
def g(p):
    del p
    p = "new"
    return p
print(g(0))
