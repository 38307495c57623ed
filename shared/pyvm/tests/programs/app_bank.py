"""A bank: accounts, rules, history and errors."""

class BankError(Exception):
    pass

class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance}, needs {amount}")

class Account:
    fee = 0

    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, balance, []

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise BankError(f"cannot deposit {amount}")
        self._record("deposit", amount)

    def withdraw(self, amount):
        if amount + self.fee > self.available():
            raise InsufficientFunds(self, amount + self.fee)
        self._record("withdraw", -(amount + self.fee))

    def available(self):
        return self._balance

    def _record(self, kind, change):
        self._balance += change
        self.history.append((kind, change, self._balance))

class Checking(Account):
    fee = 1

    def __init__(self, owner, balance=0, overdraft=50):
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def available(self):
        return super().available() + self.overdraft

class Savings(Account):
    def add_interest(self, percent):
        self._record("interest", self.balance * percent // 100)

def transfer(source, target, amount):
    source.withdraw(amount)
    try:
        target.deposit(amount)
    except BankError:
        source.deposit(amount)
        raise

ann, bob = Checking("Ann", 100), Savings("Bob", 500)
for action in (lambda: transfer(ann, bob, 120), lambda: transfer(ann, bob, 100), lambda: bob.add_interest(3),
               lambda: bob.deposit(-5), lambda: transfer(bob, ann, 1000), lambda: transfer(bob, ann, 18)):
    try:
        action()
    except InsufficientFunds as error:
        print("refused:", error)
    except BankError as error:
        print("error:", error)
    print(ann.balance, bob.balance)
for account in (ann, bob):
    print(account.owner)
    for kind, change, balance in account.history:
        print(f"  {kind:<10}{change:>6}{balance:>6}")
