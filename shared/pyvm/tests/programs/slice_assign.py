"""Slices: reading, replacing and deleting parts."""

s = "abcdefgh"
for piece in (s[2:5], s[:3], s[5:], s[::2], s[::-1], s[-3:], s[:-3], s[5:2], s[5:2:-1], s[::-3], s[100:], s[-100:2], s[1:-1:3]):
    print(repr(piece), end=" ")
print()
a = list(range(10))
print(a[1:4], a[::3], a[::-2], a[8:2:-2], a[-2::-4], a[:], a[3:3])
a[1:3] = ["x"]
print(a)
a[0:0] = [-2, -1]
print(a)
a[len(a):] = ["end"]
print(a)
a[::2] = [0] * len(a[::2])
print(a)
a[2:-2] = []
print(a)
a[1:1] = (c for c in "gen")
print(a)
a[-1:-4:-1] = "zyx"
print(a)
del a[1:4]
print(a)
del a[::2]
print(a)
a[:] = range(6)
del a[4:1:-1]
print(a)
a[5:2] = ["odd"]
print(a)
t = (1, 2, 3, 4, 5)
print(t[1:], t[::-1], t[1:2], range(10)[2:8:3], b"bytes"[1:3], list(range(20))[slice(2, 12, 4)])
cut = slice(None, None, -1)
print(cut, cut.start, cut.step, "hello"[cut], slice(3), slice(1, 9).indices(5))
n = [1, 2, 3]
n[:2] += [9]
print(n)
for action in (lambda: n.__setitem__(slice(0, 4, 2), [1]), lambda: n[::0], lambda: n["a":], lambda: t.__getitem__("x")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    n[0:1] = 5
except TypeError as error:
    print(type(error).__name__)
