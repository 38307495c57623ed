for r in (range(5), range(2, 5), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 0), range(0, 5, -1), range(-3, 3, 2), range(5, 6, 100), range(True, 4)):
    print(r, len(r), list(r), sum(r), bool(r), [i for i in r])
r = range(10, 100, 7)
print(r[0], r[-1], r[3], r[-2], 24 in r, 25 in r, min(r), max(r), tuple(r), r == range(10, 96, 7), r == range(10, 102, 7))
print(range(2 ** 62, 2 ** 63 - 1, 2 ** 61)[1], len(range(-(2 ** 62), 2 ** 62)), list(range(2 ** 63 - 3, 2 ** 63 - 1)))
for i in range(3):
    i = i * 10
    print(i)
a, b, c = range(3)
print(a, b, c)
