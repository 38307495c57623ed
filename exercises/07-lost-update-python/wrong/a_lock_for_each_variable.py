# Believes: it is enough that every variable is safe by itself.

from threading import Lock


class BoxOffice:
    def __init__(self, seats, price):
        self.seats_lock, self.money_lock, self.number_lock = Lock(), Lock(), Lock()
        self.seats = seats
        self.price = price
        self.money = 0
        self.last_number = 0

    def sell(self):
        with self.seats_lock:
            if self.seats <= 0:
                return None
            self.seats -= 1
        with self.money_lock:
            self.money += self.price
        return self.next_number()

    def next_number(self):
        with self.number_lock:
            self.last_number += 1
            return self.last_number

    def take_back(self):
        with self.seats_lock:
            self.seats += 1
        with self.money_lock:
            self.money -= self.price

    def report(self):
        with self.seats_lock, self.money_lock:
            return self.seats, self.money
