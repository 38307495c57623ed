# Believes: a thread that holds a lock can take it once more.

from threading import Lock


class BoxOffice:
    def __init__(self, seats, price):
        self.lock = Lock()
        self.seats = seats
        self.price = price
        self.money = 0
        self.last_number = 0

    def sell(self):
        with self.lock:
            if self.seats > 0:
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
        with self.lock:
            return self.seats, self.money
