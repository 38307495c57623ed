class Overdrawn(Exception):
    def __init__(self, missing):
        super().__init__(missing)
        self.missing = missing

    def __str__(self):
        return f"{self.missing} euros are missing"

class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise Overdrawn(amount - self.balance)
        self.balance -= amount
        return self.balance

account = Account(100)
print(account.withdraw(30))
try:
    account.withdraw(100)
except Overdrawn as error:
    print("caught:", error, error.missing)
account.withdraw(71)
