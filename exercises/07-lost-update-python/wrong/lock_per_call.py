# Believes: a lock protects the lines inside it, whoever else has it.

from threading import Lock


class BoxOffice:
    def __init__(self, seats, price):
        self.seats = seats
        self.price = price
        self.money = 0
        self.last_number = 0

    def sell(self):
        with Lock():
            if self.seats > 0:
                self.seats -= 1
                self.money += self.price
                return self.next_number()
            return None

    def next_number(self):
        with Lock():
            self.last_number += 1
            return self.last_number

    def take_back(self):
        with Lock():
            self.seats += 1
            self.money -= self.price

    def report(self):
        with Lock():
            return self.seats, self.money
