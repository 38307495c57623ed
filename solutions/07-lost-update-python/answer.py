"""A box office that several tellers share: one lock, held from the first look to the last change."""

from threading import Lock


class BoxOffice:
    """Sells the seats of one evening, all at one price."""

    def __init__(self, seats, price):
        self.lock = Lock()  # protects all of the following, which belong together
        self.seats = seats  # that are left
        self.price = price
        self.money = 0  # in the till
        self.last_number = 0  # of the last ticket

    def sell(self):
        """Sells a seat and gives the ticket's number: 1, 2 and so on. None if there is no seat."""
        with self.lock:
            if self.seats > 0:
                self.seats -= 1
                self.money += self.price
                return self.number_under_lock()
            return None

    def number_under_lock(self):
        """The number of the next ticket. Whoever calls this holds the lock."""
        self.last_number += 1
        return self.last_number

    def next_number(self):
        """The number of the next ticket. No number is given twice."""
        with self.lock:
            return self.number_under_lock()

    def take_back(self):
        """Takes a seat back, and gives its price back."""
        with self.lock:
            self.seats += 1
            self.money -= self.price

    def report(self):
        """The seats that are left and the money in the till, at one moment."""
        with self.lock:
            return self.seats, self.money
