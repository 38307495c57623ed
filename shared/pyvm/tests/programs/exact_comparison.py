# An int and a float are compared without rounding either.
big = 2 ** 53
print(big + 1 == float(big), big + 1 > float(big), big == float(big), big - 1 < float(big))
print(9223372036854775807 < 9223372036854775808.0, 9223372036854775807 == 9223372036854775808.0)
print(-9223372036854775808 == -9223372036854775808.0, 2 ** 63 == 2.0 ** 63, 2 ** 64 + 1 > 2.0 ** 64)
print(10 ** 400 > 1e308, -(10 ** 400) < -1e308, 10 ** 400 > float("inf"), 10 ** 400 < float("inf"))
print(1 < 1.5 < 2, 2 > 1.5, -1 > -1.5, 0 == -0.0, True == 1.0, True < 1.5, False == 0.0)
print(float("nan") == 1, float("nan") < 10 ** 30, 10 ** 30 != float("nan"))
print(1e100 == 10 ** 100, int(1e100), 3.0 == 3, 3 == 3.0000000000000001, max(1, 1.0), min(2.0, 2), max(2 ** 53 + 1, 2.0 ** 53))
