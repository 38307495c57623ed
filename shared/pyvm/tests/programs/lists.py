a = [1, 2, 3]
a.append([4])
a[0] = "one"
a[-1][0] += 1
print(a, a[-1], a[-4], len(a))
b = a
b += [7, 8]
print(a is b, a, len(b))
a += (9,)
a += "xy"
a += range(2)
print(b)
c = a + [1]
print(c is a, len(c), len(a))
a *= 2
print(len(b), b is a)
print(a.pop(), a.pop(), a.pop(0), a.pop(-1), len(a), a[1])
d = [1, 2]
d += d
d.extend(d)
d.extend("z")
d.extend([i for i in range(2)])
print(d, [0] * 3, 2 * [1, 2], [[]] * 2, [1] * 0, [1] * -1, [1] * True)
rows = [[0] * 2] * 2
rows[0][1] = 5
print(rows)
def add(item, to=[]):
    to.append(item)
    return to
print(add(1), add(2), add(3, []))
def grow(items):
    items += [1]
    items = items + [2]
    return items
mine = []
print(grow(mine), mine)
t = ([],)
t[0].append(1)
print(t, list("abc"), list((1, 2)), list(range(3)), list(), tuple([1, 2]), tuple("ab"), tuple())
e = [3, 1, 2]
for i in range(len(e)):
    for j in range(len(e) - 1):
        if e[j] > e[j + 1]:
            e[j], e[j + 1] = e[j + 1], e[j]
print(e, min(e), max(e), sum(e))
push = e.append
push(4)
print(e, [e, e], e == [1, 2, 3, 4], e != e, [] == [])
