for x in (0, 1, -1, 5, -5, 255, 2 ** 62, -(2 ** 63), 2 ** 65 + 1, -(2 ** 65) - 1):
    for n in (0, 1, 3, 62, 63, 64, 100):
        print(x, n, x << n, x >> n)
    print(~x, x & 12, x | 12, x ^ 12, x & -1, x ^ -1, x | -(2 ** 66))
print(True & False, True | False, True ^ True, True << 3, ~0)
print(6 & True, 6 | False)
n = 12345678901234567890
bits = 0
while n:
    bits += n & 1
    n >>= 1
print(bits)
