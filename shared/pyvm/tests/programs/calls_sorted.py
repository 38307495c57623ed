# Calls whose arguments have to be sorted: by name, from a tuple, with defaults, and all that can be wrong with them.


def plain(a, b=2, c=3):
    return a, b, c


def only(a, /, b, *, c, d=4):
    return a, b, c, d


def rest(a, *more):
    return a, more


def named(a, **others):
    return a, sorted(others.items())


def all_kinds(a, b=2, *more, c, d=4, **others):
    return a, b, more, c, d, sorted(others.items())


class Box:
    def __init__(self, width, height=1, *, depth=0):
        self.size = width, height, depth

    def grown(self, by, times=1):
        return [side * by * times for side in self.size]


def tell(call, *arguments, **keywords):
    try:
        print(call.__name__, call(*arguments, **keywords))
    except TypeError as error:
        print(call.__name__, "TypeError:", error)


print(plain(1, c=5), plain(1, b=4, c=5), plain(c=1, b=2, a=3), plain(b=1, a=0), plain(*(7, 8)), plain(*[7, 8, 9]))
print(only(1, 2, c=3), only(1, b=2, c=3, d=5), only(1, d=0, c=9, b=8))
print(rest(1), rest(1, 2, 3), rest(*range(4)), rest(*"abc"), rest(*()) if False else "no argument")
print(named(1), named(1, x=2, y=3), named(a=1, b=2), named(1, **{"z": 1}), named(1, **{}))
print(all_kinds(1, c=3), all_kinds(1, 5, 6, 7, c=8, z=9), all_kinds(*[1, 2, 3], **{"c": 4}))
print(Box(1, height=2).size, Box(width=3, depth=4).size, Box(*(1, 2), depth=5).grown(by=2, times=3), Box(2).grown(times=2, by=1))

tell(plain)
tell(plain, 1, 2, 3, 4)
tell(plain, 1, a=2)
tell(plain, 1, z=2)
tell(plain, b=1)
tell(only, 1, 2)
tell(only, a=1, b=2, c=3)
tell(only, 1, c=3)
tell(only, 1, 2, 3, c=4)
tell(rest)
tell(named, 1, 2)
tell(all_kinds, 1, 2, 3)

several = [1, 2, 3, 4]
for count in range(5):
    try:
        print(count, plain(*several[:count]))
    except TypeError as error:
        print(count, error)


def decorated(function):
    def wrapper(*arguments, **keywords):
        return function(*arguments, **keywords)

    return wrapper


@decorated
def sum_of(a, b, c=0):
    return a + b + c


print(sum_of(1, 2), sum_of(1, b=2, c=3), sum_of(*(1, 2, 3)), sum_of(c=1, b=2, a=3))


def deep(n, step=1):
    return n if n <= 0 else deep(n - step, step=step) + 1


def deep_rest(*n):
    return n[0] if n[0] <= 0 else deep_rest(*(n[0] - 1,)) + 1


print(deep(50), deep(50, step=5), deep_rest(30))
for endless in (lambda *n: endless(*n), lambda n=1: endless(n=n)):
    try:
        endless()
    except RecursionError as error:
        print("RecursionError", str(error)[:32])


class Mortal:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("died:", self.name)


def keeps(a, b=None, *more, key=None):
    print("in the call")


keeps(Mortal("first"), Mortal("second"), Mortal("third"), key=Mortal("key"))
keeps(*(Mortal("spread"),))
try:
    keeps(Mortal("wrong"), nobody=Mortal("nobody"))
except TypeError:
    print("refused")
print("end")


class Pair:
    def __new__(cls, x, y=0, *, z=0):
        return object.__new__(cls)


for arguments, keywords in [((1, 2, 3), {}), ((1,), {"a": 1}), ((), {"y": 1, "z": 2}), ((), {}), ((1,), {})]:
    try:
        print(type(Pair(*arguments, **keywords)).__name__)
    except TypeError as error:
        print(error)
for number in sorted([3, 1, 2], key=lambda number, sign=-1: sign * number):
    print(number)
