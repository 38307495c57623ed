# What a class derived from a number, a text or a tuple says of equality and hashes counts everywhere.
class Seen(int):
    def __eq__(self, other):
        print("eq", int(self), other)
        return int.__eq__(self, other)

    __hash__ = int.__hash__


print(hash(Seen(5)), {Seen(3): 1}[3])


class Key(str):
    def __eq__(self, other):
        print("key", str(self), str(other))
        return str.__eq__(self, other)

    __hash__ = str.__hash__


table = {Key("a"): 1}
print(table["a"], "a" in table, table.get("b"))


class Loud(str):
    def __eq__(self, other):
        print("loud")
        return True

    def __hash__(self):
        return 7

    def __ne__(self, other):
        return not self == other


print(Loud("ab") in ["x", "y"], ["x"].index(Loud("q")), ["x", "y"].count(Loud("z")))
names = ["x", "y"]
names.remove(Loud("q"))
print(names, Loud("a") == "b", "b" == Loud("a"), Loud("a") != "b")


class Near(float):
    def __eq__(self, other):
        return abs(float(self) - float(other)) < 0.1


print(Near(1.0) == 1.05, 1.05 == Near(1.0), [1.05].index(Near(1)), Near(1) in (1.02,), Near.__hash__)
try:
    hash(Near(1))
except TypeError as error:
    print(error)


class Pair(tuple):
    def __eq__(self, other):
        return NotImplemented

    __hash__ = tuple.__hash__


print(Pair((1, 2)) == (1, 2), {Pair((1,)): 2}[(1,)])


class Hashed:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


class Unhashed(Hashed):
    def __eq__(self, other):
        return True


print(Unhashed.__hash__, "__hash__" in vars(Unhashed), Hashed.__hash__ is None)
try:
    print({Unhashed()})
except TypeError as error:
    print(error)


class Late:
    pass


Late.__eq__ = lambda self, other: True
print(isinstance(hash(Late()), int))
