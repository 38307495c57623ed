a = [1, 2.5, "s", [0], (1,)]
a[0] += 1
a[0] -= 5
a[0] *= 7
a[0] **= 2
a[0] //= 4
a[0] %= 50
a[0] <<= 3
a[0] >>= 1
a[0] |= 64
a[0] &= 127
a[0] ^= 5
a[1] /= 2
a[2] += "t"
a[2] *= 3
a[3] += [1, 2]
a[-1] += (2,)
print(a)
calls = []
def at(i):
    calls.append(i)
    return i
b = [[1, 2], [3, 4]]
b[at(1)][at(0)] += b[at(0)][at(1)] * 10
print(b, calls)
x = 5
x += x
x -= 1
x /= 2
x //= 1
x **= 2
print(x)
big = 1
for i in range(70):
    big *= 2
big -= 1
big |= 1 << 80
print(big)
s = t = "a"
s += "b"
print(s, t)
u = v = [1]
u += [2]
u = u + [3]
print(u, v)
w = (1,)
z = w
w += (2,)
print(w, z)
def inner(n):
    total = 0
    while n:
        total += n
        n -= 1
    return total
print(inner(100))
