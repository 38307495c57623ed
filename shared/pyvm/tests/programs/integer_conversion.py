"""int(), float(), str() and bool() as conversions."""

print(int("42"), int(" -7\n"), int("+5"), int("1_000"), int("ff", 16), int("0xff", 16), int("0b101", 0), int("z", 36), int("-101", 2), int("017"), int("0o17", 8))
print(int(3.99), int(-3.99), int(True), int(1e20), int("10", 3), int(), int("٤٢"))
print(float("1.5"), float(" -2e3 "), float("inf"), float("-Infinity"), float("nan"), float(7), float("1_0.5"), float(), float(".5"), float("5."))
print(str(1.0), str(True), str(None), str([1]), str(), repr("a"), str(1e16), str(123456789.0), str(1e-5))
print(bool(0), bool(0.0), bool(""), bool("0"), bool([]), bool([0]), bool(None), bool({}), bool(set()), bool(range(0)), bool(-1), bool(float("nan")))
print(True + True, True * 5, sum([True, False, True]), True == 1, True == 1.0, isinstance(True, int), type(True).__name__, -True, [10, 20][True])
print(list("abc"), tuple([1]), set([1, 1]), list({"a": 1}), list(range(3)), dict([("k", "v")]), list((1, 2)), "".join(list("xyz")))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1.5), round(7), type(round(2.0)).__name__, type(round(2.0, 0)).__name__, round(0.5), round(5e-324))
print(chr(65), ord("A"), hex(10), abs(-3.5), divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), pow(2, 0.5))
cases = [("", 10), ("abc", 10), ("12.5", 10), ("2", 2), ("1__0", 10), ("0x", 16), (" ", 10), ("5", 1), ("5", 40)]
for text, base in cases:
    try:
        print(int(text, base))
    except ValueError as error:
        print("ValueError", error)
for action in (lambda: int(None), lambda: int([]), lambda: float("x"), lambda: float([]), lambda: int(float("inf")), lambda: int(float("nan")), lambda: int(5, 2), lambda: ord(5), lambda: chr("a"), lambda: abs("x"), lambda: round("x"), lambda: bin(1.5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
