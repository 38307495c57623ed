a = [1]
a.append(a)
print(a, a[1], repr(a), str(a), f"{a} {a!r:>12}", a[1] is a, len(a[1][1][1]))
b = [a, [a, (a, 2)]]
print(b)
c = []
d = [c]
c.append((d, c))
print(c, d)
print(a == a, [a] == [a], a in [a], a[1] == a)
e = [a, a]
print(e)
