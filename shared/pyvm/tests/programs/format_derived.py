# Formats of numbers and texts whose class is the program's own, of complex numbers, and of what has no formats.


class Money(float):
    pass


class Count(int):
    pass


class Name(str):
    pass


class Plain:
    pass


def show(value, spec):
    try:
        print(repr(format(value, spec)))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


for spec in ("", "8.2f", "+", ",", "08.3e", "%", ".1%", ">10", "d", "s", "b"):
    show(Money(1234.5), spec)
for spec in ("5d", "x", "#b", ",", "06", "e", "c", ".2", "s"):
    show(Count(65), spec)
for spec in (">5", "*^7", ".1", "s", "d", "=5"):
    show(Name("ab"), spec)
for spec in ("", ">12", ".3", "+.2f", ".2e", "*^12", "=12", "012", "%", "d"):
    show(1 + 2j, spec)
for spec in ("", "+", ".2", "g"):
    show(-2.5j, spec)
    show(complex(0, 3), spec)
for value in (Plain(), [1], None, {}, int):
    show(value, ".")
    show(value, ",c")
print(f"{Money(2.5):.2f} {Count(7):03} {Name('n'):>3}|{Money(0.5):%}", "{:,.1f}".format(Money(1e6)), "%5.1f|%03d" % (Money(1.25), Count(5)))
show(5, "3.20000000000e")
show(5.0, "99999999999999999999")
for container in (int, Plain, Plain()):
    try:
        container[0]
    except TypeError as error:
        print(error)
