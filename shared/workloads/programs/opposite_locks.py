# Transfers between two accounts, each of which takes the giver's lock first: in opposite order.

import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def transfer(giver, taker, amount):
    giver.lock.acquire()
    taker.lock.acquire()
    giver.balance -= amount
    taker.balance += amount
    taker.lock.release()
    giver.lock.release()


here, there = Account(100), Account(100)
threads = [
    threading.Thread(target=transfer, args=(here, there, 10)),
    threading.Thread(target=transfer, args=(there, here, 20)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(here.balance, there.balance)
