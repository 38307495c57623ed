"""Your answer: a box office that several tellers share. It sells the last seat twice, loses money, and more."""

from threading import Lock


class BoxOffice:
    """Sells the seats of one evening, all at one price."""

    def __init__(self, seats, price):
        self.seats = seats  # that are left
        self.price = price
        self.money = 0  # in the till
        self.last_number = 0  # of the last ticket

    def sell(self):
        """Sells a seat and gives the ticket's number: 1, 2 and so on. None if there is no seat."""
        if self.seats > 0:
            self.seats -= 1
            self.money += self.price
            return self.next_number()
        return None

    def next_number(self):
        """The number of the next ticket. No number is given twice."""
        lock = Lock()
        with lock:
            self.last_number = self.last_number + 1
            return self.last_number

    def take_back(self):
        """Takes a seat back, and gives its price back."""
        self.seats += 1
        self.money -= self.price

    def report(self):
        """The seats that are left and the money in the till, at one moment."""
        seats = self.seats
        money = self.money
        return seats, money
