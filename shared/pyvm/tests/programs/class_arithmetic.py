"""Operators of one's own: both sides, in place, and unary."""

class Money:
    def __init__(self, cents):
        self.cents = cents

    def __repr__(self):
        return f"Money({self.cents})"

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        if isinstance(other, int):
            return Money(self.cents + other)
        return NotImplemented

    def __radd__(self, other):
        print("radd", other)
        return self + other

    def __sub__(self, other):
        return Money(self.cents - other.cents)

    def __mul__(self, factor):
        return Money(round(self.cents * factor))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self.cents / other.cents

    def __floordiv__(self, parts):
        return Money(self.cents // parts)

    def __mod__(self, parts):
        return Money(self.cents % parts)

    def __neg__(self):
        return Money(-self.cents)

    def __abs__(self):
        return Money(abs(self.cents))

    def __pos__(self):
        return self

    def __invert__(self):
        return "inverted"

    def __divmod__(self, parts):
        return self // parts, self % parts

    def __pow__(self, n):
        return f"{self}**{n}"

a, b = Money(250), Money(100)
print(a + b, a - b, a + 5, 5 + a, a * 2, 3 * a, a * 0.333)
print(a / b, a // 3, a % 3, divmod(a, 3), a ** 2)
print(-a, abs(-a), +a is a, ~a)
print(sum([a, b, Money(1)]), sum([b], Money(5)))
for wrong in ("text", None, 1.5):
    try:
        print(a + wrong)
    except TypeError as error:
        print(error)
try:
    a @ b
except TypeError as error:
    print(error)
try:
    a & b
except TypeError as error:
    print(error)
