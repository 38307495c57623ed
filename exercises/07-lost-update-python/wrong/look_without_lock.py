# Believes: only writing needs the lock; looking is harmless.

from threading import Lock


class BoxOffice:
    def __init__(self, seats, price):
        self.lock = Lock()
        self.seats = seats
        self.price = price
        self.money = 0
        self.last_number = 0

    def sell(self):
        if self.seats > 0:
            with self.lock:
                self.seats -= 1
                self.money += self.price
            return self.next_number()
        return None

    def next_number(self):
        with self.lock:
            self.last_number += 1
            return self.last_number

    def take_back(self):
        with self.lock:
            self.seats += 1
            self.money -= self.price

    def report(self):
        return self.seats, self.money
