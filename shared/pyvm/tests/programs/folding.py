# What the compiler computes must be what the program would have computed.
print(2 ** 10, 2 ** 100, 2 ** 0.5, -2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2)
print(7 // -2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2, 1 / 4)
print(not 0, not 1, not "", not "x", not None, not (), not (0,), -True, +True, ~5)
print((1, 2, (3, -4)), [1, 2, 3], [1.0, -2.5, "x", None], (1 + 2, 3 * 4))
print(1 << 70, 1 << 5 >> 2, 3 & 5 | 2 ^ 7, "a" + "b", "ab" * 3, 2 * "xy")
x = (1, 2, 3)
y = [1, 2, 3]
y[0] = 9
print(x, y, [1, 2, 3])
def f():
    return [1, 2, 3]
a = f()
a[1] = 0
print(a, f())
print(1 == 1.0 == True, [1, 1.0, True, 0.0, -0.0, False, 0])
