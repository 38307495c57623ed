# A list of a million lists, one inside the other, is built and dropped without any recursion.
a = []
for i in range(1000000):
    a = [a]
print(len(a))
a = None
b = ()
for i in range(1000000):
    b = (b,)
b = 0
def f(n=None):
    return n
c = None
for i in range(1000):
    c = [c, (c,), i]
c = None
print("dropped")
