"""Integers have no largest value."""

print(2 ** 200, (-3) ** 77, 10 ** 30 // 7, -10 ** 30 // 7, 10 ** 30 % 7, -10 ** 30 % 7, divmod(-10 ** 20, 3))
factorial = 1
for n in range(1, 41):
    factorial *= n
print(factorial, len(str(factorial)), sum(int(d) for d in str(factorial)))
a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a, a % 1_000_007)
big = 123456789 ** 5
print(big, -big, +big, abs(-big), big == big + 0, big < big + 1, big > 1e40, float(big), int(float(2 ** 70)))
print(2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1, (2 ** 63 - 1) + 1, (2 ** 32) * (2 ** 32), 2 ** 64 - 2 ** 64)
print(9223372036854775807 * 9223372036854775807, -9223372036854775808 // -1, 4611686018427387904 * 2)
print(pow(3, 200, 1_000_007), pow(2, -1, 7), pow(5, 0), 0 ** 0, 2 ** -2, (-8) ** 2, -8 ** 2, 2 ** 3 ** 2)
print(int("9" * 25) + 1, int("-" + "8" * 20), f"{10 ** 21:,}", f"{2 ** 70:x}", f"{10 ** 25:.3e}", 10 ** 25 / 10 ** 24)

def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x

import math
print(isqrt(2 * 10 ** 60), math.isqrt(10 ** 41), math.gcd(2 ** 80, 6 ** 50), math.factorial(25), math.comb(60, 30))
print(hash(2 ** 100) == hash(2 ** 100), {2 ** 80: "big"}[4 ** 40], 2 ** 80 in [1, 4 ** 40], 2 ** 80 is None)
print((10 ** 20).real, (7).numerator, (10 ** 20).bit_length(), int(10 ** 20) == 1e20, round(123456789012345678901, -10))
for action in (lambda: 10 ** 20 // 0, lambda: 10 ** 400 * 1.0, lambda: 10 ** 400 / 3, lambda: "x" * 10 ** 30):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
