# Believes: what stands in one line of Python is one step.

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
            if self.seats <= 0:
                return None
            self.seats -= 1
        self.money += self.price
        return self.next_number()

    def next_number(self):
        self.last_number += 1
        return self.last_number

    def take_back(self):
        self.seats += 1
        self.money -= self.price

    def report(self):
        return self.seats, self.money
