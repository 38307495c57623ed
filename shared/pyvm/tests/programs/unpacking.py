a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), [c, d] = (1, 2), "xy"
print(a, b, c, d)
a = b = c = [0]
a.append(1)
print(a, b is c, c)
[p, q] = range(2)
print(p, q)
x, = (5,)
print(x)
i = 0
items = [0, 0, 0]
i, items[i] = 1, 9
print(i, items)
items[0], items[2] = items[2], items[0]
print(items)
t = 1, 2, 3
print(t, t[0], t[-1], len(t), t + (4,), t * 2, 2 in t, (1, (2, (3,))), ())
def swap(pair):
    first, second = pair
    return second, first
print(swap((1, 2)), swap("ab"))
for k, v in ((1, "a"), (2, "b")):
    print(k, v)
x = y = z = 0
x += 1
print(x, y, z)
(m) = 3
print(m, (4), (4,))
