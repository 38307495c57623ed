"""Floats: what is exact, what is not, and the special values."""

print(0.1 + 0.2, 0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9, 0.5 + 0.25 == 0.75, 1e16 + 1 == 1e16, 2 ** 53 + 1.0)
print(7 / 2, 7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3, 7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 6 / 3, 1 / 3)
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf > 10 ** 400, inf == inf, nan == nan, nan != nan, inf - inf, inf * 0, nan in [nan], [nan] == [nan], nan < 1, 1 / inf)
print(0.0 == -0.0, -0.0, 0.0 * -1, [0.0, -0.0], str(-0.0), 1e308 * 10, -1e308 * 10, 5e-324 / 2)
print(1.0, 100.0, 1e5, 1e15, 1e16, 1e17, 123456.789, 0.0001, 0.00001, 1.5e300, 1e-300, 3.0e0, 12345678901234567.0)
print(2.5 == 5 / 2, 1 == 1.0, 3.0 in [3], {1: "a"}[1.0], hash(3.0) == hash(3), 1.5 < 2, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53)
print((2.5).is_integer(), (4.0).is_integer(), (0.75).as_integer_ratio(), (1.5).hex(), float.fromhex("0x1.8p+0"), int(2.9), round(2.9))
import math
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.sqrt(2), math.pi, math.e, math.hypot(3, 4), math.log(8, 2), math.log10(1000), math.log2(64))
print(math.isnan(nan), math.isinf(-inf), math.isclose(0.1 + 0.2, 0.3), math.fsum([0.1] * 10), math.copysign(3, -0.0), math.fabs(-2), math.exp(0), math.degrees(math.pi), math.prod([1, 2, 3, 4]))
print(sum([0.5] * 4), sum([1e100, 1.0, -1e100]), max(1.5, 2), min(-0.0, 0.0), sorted([2.5, -1, 3, 0.5]), 3 * 0.1, 0.1 * 3 == 0.3)
x = 0.0
for _ in range(10):
    x += 0.1
print(f"{x:.17f}", f"{x:.1f}", x < 1, x)
for action in (lambda: 1 / 0, lambda: 1.0 // 0, lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: math.sqrt(-1), lambda: math.log(0), lambda: int(nan), lambda: math.exp(1000), lambda: 1.5 + "a", lambda: math.factorial(-1), lambda: math.factorial(2.5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
