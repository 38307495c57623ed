"""Two comparisons written by hand, the rest derived; sorting by several keys."""

from functools import total_ordering

@total_ordering
class Card:
    suits = "clubs diamonds hearts spades".split()

    def __init__(self, rank, suit):
        self.rank = rank
        self.suit = suit

    def key(self):
        return self.suits.index(self.suit), self.rank

    def __eq__(self, other):
        return self.key() == other.key()

    def __lt__(self, other):
        return self.key() < other.key()

    def __str__(self):
        return f"{self.rank} of {self.suit}"

hand = [Card(7, "spades"), Card(2, "hearts"), Card(9, "clubs"), Card(3, "hearts")]
for card in sorted(hand):
    print(card)
print(max(hand), "|", min(hand))
a, b = hand[1], hand[3]
print(a < b, a <= b, a > b, a >= b, a == b, a != b)
print([str(card) for card in sorted(hand, key=lambda card: card.rank, reverse=True)])
hand.sort(key=lambda card: (-card.rank, card.suit))
print([card.rank for card in hand])
print(sorted(hand, reverse=True)[0], Card(2, "hearts") == a, Card(2, "hearts") is a)
