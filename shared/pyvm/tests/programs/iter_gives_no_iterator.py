# `__iter__` has to give an iterator, whoever asks for one.
class Gives:
    def __init__(self, what):
        self.what = what

    def __iter__(self):
        return self.what


def generator(of):
    yield from of


def loop(of):
    for item in of:
        print(item)


def unpack(of):
    first, second = of


takers = [list, tuple, set, sum, sorted, dict, iter, any, all, max, min, enumerate, zip, loop, unpack]
takers += [lambda of: [*of], lambda of: print(*of), lambda of: [x for x in of], lambda of: map(str, of)]
takers += [lambda of: filter(None, of), lambda of: [].extend(of), lambda of: list(generator(of))]
for what in (5, [1], "a", None, Gives(1), {}):
    for taker in takers:
        try:
            print(taker(Gives(what)))
        except TypeError as error:
            print(error)
