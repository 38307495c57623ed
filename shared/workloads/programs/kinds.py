# Kinds of work that Python programs do, one at a time, with the seconds that it took.
#
#     python kinds.py KIND SIZE

import sys
from time import perf_counter


def ackermann(size):
    def a(m, n):
        if m == 0:
            return n + 1
        if n == 0:
            return a(m - 1, 1)
        return a(m - 1, a(m, n - 1))

    sys.setrecursionlimit(20_000)
    for _ in range(size):
        a(2, 60)


def calls(size):
    def fibonacci(n):
        return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

    for _ in range(size):
        fibonacci(18)


def records(size):
    orders = [{"number": i, "city": f"town {i % 7}", "price": i % 90, "paid": i % 3 > 0} for i in range(1000)]
    for _ in range(size):
        owed = {}
        for order in orders:
            if not order["paid"]:
                city = order["city"].title()
                owed[city] = owed.get(city, 0) + order["price"]
        ranking = sorted(owed.items(), key=lambda entry: entry[1], reverse=True)
        "; ".join(f"{city}: {price:,}" for city, price in ranking)


def text(size):
    line = "the quick brown fox jumps over the lazy dog and runs away from the hounds"
    for _ in range(size):
        words = line.split()
        short = [word.upper() for word in words if len(word) < 5]
        " ".join(short).replace("THE", "a").startswith("a FOX")
        initials = ""
        for word in words:
            initials += word[0]


def dictionary(size):
    for _ in range(size):
        squares = {}
        for i in range(1000):
            squares[i] = i * i
        for i in range(0, 1000, 3):
            del squares[i]
        sum(squares[i] for i in range(1000) if i in squares)


def objects(size):
    class Account:
        def __init__(self, owner, balance):
            self.owner = owner
            self.balance = balance

        def pay(self, amount):
            self.balance -= amount
            return self.balance

    for _ in range(size):
        account = Account("x", 100)
        for amount in range(10):
            account.pay(amount)


def generators(size):
    def numbers(n):
        for i in range(n):
            yield i

    for _ in range(size):
        sum(number * 2 for number in numbers(1000))


def lists(size):
    for _ in range(size):
        values = [i * 7 % 1001 for i in range(1000)]
        values.sort()
        values.append(values[0] + values[-1])
        max(values[10:500])


def finalizers(size):
    class Guard:
        def __init__(self):
            self.is_open = True

        def __del__(self):
            self.is_open = False

    for _ in range(size):
        guard = Guard()
        total = 0
        for i in range(100):
            total += i
        del guard


KINDS = [ackermann, calls, records, text, dictionary, objects, generators, lists, finalizers]

if __name__ == "__main__":
    kind = next(kind for kind in KINDS if kind.__name__ == sys.argv[1])
    began = perf_counter()
    kind(int(sys.argv[2]))
    print(perf_counter() - began)
