"""`decimal`."""

from decimal import (
    ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUND_05UP,
    Decimal, DivisionByZero, InvalidOperation, getcontext, localcontext,
)

D = Decimal
print(D("1.1") + 1, D(1) / 3, D("0.1") * 3, D(2) ** 10, D("1e5"), D("123.4500"), D("-0.0"), D("0.0000001"))
print(D("1.20") + D("1.3"), D("100") * D("0.01"), D(6) / 3, D(1) / 8, D("1E+3") * 2, D(17) // 5, D(-17) % 5)
print(repr(D("1.5")), abs(D(-3)), -D(3), max(D(1), D(2)), sum([D("0.1")] * 10), sorted([D(3), D("1.5")]))
cent = D("0.01")
print(D("2.675").quantize(cent), D("2.665").quantize(cent, ROUND_HALF_UP), round(D("2.675"), 2), round(D("2.5")))
for rounding in (
    ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP
):
    print(rounding, [str(D(text).quantize(D(1), rounding)) for text in ("1.5", "2.5", "-1.5", "-1.1", "5.1")])
print(f"{D('1234567.891'):,.2f}|{D('42'):>8}|{D('0.5'):.1%}|{D('12345.678'):.2e}|{D('-1.5'):+08.2f}|{D('1E+3'):f}")
with localcontext() as context:
    context.prec = 40
    print(D(1) / 7, D(2).sqrt())
print(D(2).sqrt(), D(16).sqrt(), D(1).exp(), D(10).ln(), D(2).log10(), D(2) ** D("0.5"), D(2) ** -3)
for make in (lambda: D(1) / 0, lambda: D("abc"), lambda: D(-1).sqrt(), lambda: D(1) + 1.5):
    try:
        make()
    except (InvalidOperation, DivisionByZero, TypeError) as error:
        print(type(error).__name__, error)
print(D("NaN"), D("inf") + 1, D("nan") == D("nan"), D("inf") > 10**100, D(1) == 1.0, D("1.1") == 1.1)
print(hash(D("0.5")) == hash(0.5), hash(D("1.10")) == hash(D("1.1")), int(D("3.99")), float(D("1.5")), D(0.1))
print(D("1200").normalize(), D("123.45").as_tuple(), D("-1.5").as_integer_ratio(), D("123.45").adjusted())
getcontext().traps[DivisionByZero] = False
print(D(1) / 0, getcontext().flags[DivisionByZero])
