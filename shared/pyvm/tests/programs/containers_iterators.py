def attempt(what, call):
    try:
        print(what, "->", call())
    except Exception as error:
        print(what, "->", type(error).__name__ + ":", error)


def count(limit):
    for number in range(limit):
        print("yield", number)
        yield number


class Squares:
    def __init__(self, limit):
        self.limit = limit
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == self.limit:
            raise StopIteration
        self.at += 1
        return self.at**2


class Row:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        if index >= 3:
            raise IndexError(index)
        return index * 10


print(list(enumerate("ab")), list(enumerate([5, 6], 10)), list(enumerate(range(2), start=-1)))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), dict(zip("ab", range(5))), list(zip([1], [2], strict=True)))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(5))), list(reversed((1, 2))), list(reversed({1: 2})))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "x"])))
print(list(filter(lambda n: n % 2, range(6))), list(map(len, ["a", "bb"])), sum(map(int, "123")))
for index, value in enumerate(count(2)):
    print(index, value)
for a, b in zip(count(2), Squares(5)):
    print(a, b)
print(list(enumerate(Squares(2))), list(zip(Squares(2), [1, 2, 3])), list(Row()), list(reversed(Row())), 20 in Row())
it = iter([1, 2, 3])
print(next(it), next(it), list(it), next(it, "end"), list(it))
it = iter("ab")
for c in it:
    print(c, next(it))
g = count(3)
print(next(g), next(g), list(g), next(g, None))
print(next(iter({1: 2})), next(iter({7})), next(iter((4,))), next(iter(range(3))), next(Squares(1)))
for value in [[], (), "", "é", b"", {}, set(), frozenset(), range(3), {}.keys(), {}.values(), {}.items(), enumerate([]), zip(), reversed([]), reversed(())]:
    print(type(iter(value)).__name__, type(value).__name__)
print(type(reversed({})).__name__, type(reversed(range(3))).__name__, type(reversed("a")).__name__)
it = iter([1])
print(iter(it) is it, it.__next__(), it.__next__ is None)
attempt("next end", lambda: next(it))
attempt("next list", lambda: next([1]))
attempt("iter int", lambda: iter(5))
attempt("for int", lambda: [x for x in 5])
attempt("enumerate int", lambda: enumerate(5))
attempt("enumerate str", lambda: enumerate([], "x"))
attempt("zip int", lambda: zip([1], 5))
attempt("zip strict", lambda: list(zip([1, 2], [1], strict=True)))
attempt("zip strict 2", lambda: list(zip([1], [1, 2], strict=True)))
attempt("zip strict 3", lambda: list(zip([1], [1], [1, 2], strict=True)))
attempt("zip strict gen", lambda: list(zip([1, 2], (n for n in [1]), strict=True)))
attempt("reversed set", lambda: reversed({1}))
attempt("reversed int", lambda: reversed(5))
attempt("map none", lambda: map(str))
attempt("map int", lambda: map(str, 5))
attempt("len int", lambda: len(5))
attempt("len gen", lambda: len(n for n in []))
attempt("len iter", lambda: len(iter([])))
attempt("iter sentinel", lambda: list(iter(iter([1, 2, 0, 3]).__next__, 0)))
print(any([0, "", 1]), any([]), all([1, 2]), all([]), all([1, 0]), any(n > 2 for n in range(5)), all(n < 3 for n in range(5)))
print(any(iter([0, 5])), all(Squares(3)), len(Row()), len({1: 2}), len({1}), len(b"ab"), len("éa"), len(range(0, 10, 3)))
grown = [1]
for n in grown:
    if n < 5:
        grown.append(n + 1)
print(grown)
it = iter(grown)
print(3 in it, list(it))
a = [1, 2, 3, 4]
for x in a:
    a.remove(x)
print(a, [(i, c) for i, c in enumerate("ab")], {k: v for k, v in zip("ab", [1, 2])}, [*zip([1], [2])], max(zip([1, 2], [3, 4])))
print([x for x in reversed(list(enumerate("ab")))], list(zip(*[[1, 2], [3, 4]])), tuple(map(tuple, [[1], [2]])))


class Card:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank

    def __eq__(self, other):
        return isinstance(other, Card) and self.rank == other.rank

    def __hash__(self):
        return hash(self.rank)

    def __repr__(self):
        return f"<{self.rank}>"


cards = [Card(3), Card(1), Card(2), Card(1)]
print(sorted(cards), sorted(cards, reverse=True), min(cards), max(cards), Card(2) in cards, cards.index(Card(2)), cards.count(Card(1)))
print(set(cards) == {Card(1), Card(2), Card(3)}, {Card(1): "x"}[Card(1)], len(set(cards)), [Card(1)] == [Card(1)], (Card(1), 2) < (Card(2), 1))
cards.remove(Card(1))
cards.sort(key=lambda card: -card.rank)
print(cards, [Card(1), [Card(2)]], {Card(1): Card(2)}, {"k": (Card(1),)})
cards.sort()
print(cards, set(iter(cards)) == set(cards))
