"""Dining philosophers who take the lower fork first, so that nobody starves."""

import threading
import time

class Philosopher:
    def __init__(self, seat, forks):
        left, right = seat, (seat + 1) % len(forks)
        self.first, self.second = forks[min(left, right)], forks[max(left, right)]
        self.name = "ABCDE"[seat]
        self.meals = 0

    def dine(self, rounds):
        for _ in range(rounds):
            with self.first:
                with self.second:
                    self.meals += 1
                    time.sleep(0)

forks = [threading.Lock() for _ in range(5)]
table = [Philosopher(seat, forks) for seat in range(5)]
threads = [threading.Thread(target=p.dine, args=(10,)) for p in table]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print({p.name: p.meals for p in table}, any(fork.locked() for fork in forks))

class Account:
    def __init__(self, name, balance):
        self.name, self.balance, self.lock = name, balance, threading.Lock()

def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.name)
    with first.lock, second.lock:
        if source.balance < amount:
            return False
        source.balance -= amount
        target.balance += amount
        return True

a, b = Account("a", 100), Account("b", 100)
def many(source, target):
    for _ in range(50):
        transfer(source, target, 1)
threads = [threading.Thread(target=many, args=pair) for pair in ((a, b), (b, a), (a, b), (b, a))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(a.balance, b.balance, transfer(a, b, 1000))
