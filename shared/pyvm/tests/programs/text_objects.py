# Objects of a program's own classes as text.


class Money:
    currency = "EUR"

    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        if spec == "short":
            return f"{self.amount}"
        return f"{self.amount:{spec or '.2f'}} {self.currency}"

    def __str__(self):
        return f"{self.amount} of {self.currency}"

    def __repr__(self):
        return f"Money({self.amount!r})"

    def __getitem__(self, key):
        return f"<{key}>"

    @property
    def double(self):
        return Money(self.amount * 2)


class Plain:
    pass


class Wrong:
    def __format__(self, spec):
        return 5


class Whole:
    def __int__(self):
        return 42

    def __float__(self):
        return 4.5


def shown(give):
    try:
        print(repr(give()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


money = Money(3.5)
shown(lambda: f"{money}|{money:.1f}|{money:short}|{money!s}|{money!r}|{money!s:>15}")
shown(lambda: "{}|{:.1f}|{:short}|{!s}|{!r:>12}".format(money, money, money, money, money))
shown(lambda: "{0.amount}|{0.currency}|{0.double.amount}|{0.double}|{0[key]}|{0[3]}".format(money))
shown(lambda: "{m.amount:{width}.{digits}f}".format(m=money, width=8, digits=3))
shown(lambda: "%s|%r|%10s|%.3s" % (money, money, money, money))
shown(lambda: "%s" % money)
shown(lambda: "%(a)s %(a)r" % {"a": money})
shown(lambda: "%(name)s" % money)
shown(lambda: format(money) + format(money, "") + format(money, "short"))
shown(lambda: str(money) + repr(money))
shown(lambda: "{0.missing}".format(money))
shown(lambda: f"{Wrong()}")
shown(lambda: format(Plain(), "5"))
shown(lambda: "{:>5}".format(Plain()))
shown(lambda: "{:>12}|{!r:>12}".format(str(money), money))
shown(lambda: int(Whole()))
shown(lambda: float(Whole()))
shown(lambda: int(Plain()))
shown(lambda: float(Plain()))
shown(lambda: ", ".join(str(m) for m in [money, Money(1)]))
shown(lambda: "-".join(map(str, range(4))))
shown(lambda: "-".join(n for n in ["a", 5]))
shown(lambda: "{} and {}".format([money], {"m": money}))
shown(lambda: "abc".join(money for _ in range(1)))
shown(lambda: "{a} {b}".format(**{"a": 1, "b": 2}))
shown(lambda: "{} {}".format(*[1, 2]))
shown(lambda: "{:{}} {}".format(1, 5, 2))
