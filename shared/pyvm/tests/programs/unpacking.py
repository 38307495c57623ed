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
def rotate(a, b, c):
    a, b, c = c, a, b
    a, b = [b, a]
    x, x = a, 1
    i, items = 0, [0, 0]
    i, items[i], items[0] = 1, a, c
    return a, b, c, x, items
p, q, x = q, x, p
print(p, q, x, [a + b for a, b in [(1, 2)]])
(p, q), x = (1, 2), 3
print(p, q, x)
def order():
    i, spots = 0, [0, 0]
    i, spots[i] = 1, 5
    return i, spots
print(order())
print(rotate(1, 2, 3), swap((8, 9)))
