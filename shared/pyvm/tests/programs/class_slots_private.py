"""Names with two underscores belong to the class that wrote them; slots are the only attributes."""

class Account:
    def __init__(self, start):
        self.__balance = start
        self._owner = "bank"

    def add(self, amount):
        self.__balance += amount

    def total(self):
        return self.__balance

    def __secret(self):
        return "base"

    def call(self):
        return self.__secret()

class Special(Account):
    def __init__(self):
        super().__init__(10)
        self.__balance = "mine"

    def own(self):
        return self.__balance

    def __secret(self):
        return "special"

account = Special()
account.add(5)
print(account.total(), account.own(), account.call())
print(sorted(account.__dict__))
try:
    account.__balance
except AttributeError as error:
    print(error)
print(account._Account__balance, account._Special__balance, account._owner)

class Pair:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left, self.right = left, right

pair = Pair(1, 2)
pair.left += 10
print(pair.left, pair.right)
try:
    pair.middle = 3
except AttributeError as error:
    print(str(error).split(" and ")[0])
print(hasattr(pair, "__dict__"))
