"""An object that behaves like a container."""

class Shelf:
    def __init__(self, *books):
        self.books = list(books)

    def __len__(self):
        return len(self.books)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Shelf(*self.books[index])
        return self.books[index]

    def __setitem__(self, index, book):
        print("set", index, book)
        self.books[index] = book

    def __delitem__(self, index):
        print("delete", index)
        del self.books[index]

    def __contains__(self, book):
        return book.lower() in [known.lower() for known in self.books]

    def __repr__(self):
        return f"Shelf{tuple(self.books)}"

shelf = Shelf("Emma", "Ulysses", "Dune", "Faust")
print(len(shelf), shelf[0], shelf[-1], shelf[1:3], shelf[::-2])
print("dune" in shelf, "Kim" in shelf, "Kim" not in shelf)
shelf[0] = "Kim"
del shelf[1]
print(shelf, bool(shelf), bool(Shelf()))
print(list(shelf), [book.upper() for book in shelf])
print(sorted(shelf), max(shelf), ", ".join(shelf))
first, *others = shelf
print(first, others)
for position, book in enumerate(shelf):
    print(position, book)
print(list(reversed(shelf)))
try:
    shelf[10]
except IndexError as error:
    print(error)
shelf[0:2] = ["a"]
print(shelf)
print("empty" if not Shelf() else "full")
