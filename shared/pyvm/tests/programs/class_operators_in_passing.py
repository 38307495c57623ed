# Special methods: the plain case of each, and what must not be taken for it.
import sys


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        if not isinstance(other, (Number, int)):
            return NotImplemented
        return Number(self.value + (other.value if isinstance(other, Number) else other))

    def __radd__(self, other):
        return Number(("radd", other))

    def __iadd__(self, other):
        if other == 13:
            return NotImplemented
        self.value += 1000
        return self

    def __mul__(self, other, more=5):
        return ("mul", other, more)

    def __eq__(self, other):
        if not isinstance(other, Number):
            return NotImplemented
        return self.value == other.value

    def __lt__(self, other):
        return NotImplemented if other is None else self.value < other.value

    def __gt__(self, other):
        return "gt"

    def __hash__(self):
        return hash(self.value)

    def __repr__(self):
        return f"Number({self.value!r})"


class Loud(Number):
    def __radd__(self, other):
        return ("loud radd", other)

    def __gt__(self, other):
        return ("loud gt", other)


a, b, loud = Number(1), Number(2), Loud(3)
for _ in range(2):
    print(a + b, a + 1, 1 + a, a + loud, loud + a, a * 3)
    print(a == b, a != b, a == Number(1), a != Number(1), a == 1, a != 1, 1 == a, a == None)
    print(a < b, b < a, a < loud, a > b, loud < a)
    for wrong in "text", None, []:
        try:
            print(a + wrong)
        except TypeError as error:
            print(error)
        try:
            print(a < wrong)
        except (TypeError, AttributeError) as error:
            print(error)
        try:
            print(a - wrong)
        except TypeError as error:
            print(error)

c = Number(5)
kept = c
c += 1
print(c, c is kept)
c += 13
print(c, c is kept)
if a < b:
    print("less")
if not a == b:
    print("unequal")
while a > b:
    print("a text is true")
    break


class Odd:
    """Its comparisons give what is no bool."""

    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        return self.answer

    def __lt__(self, other):
        return self.answer

    def __contains__(self, item):
        return self.answer

    def __len__(self):
        return self.answer

    def __bool__(self):
        print("asked")
        return True


class Falsy:
    def __bool__(self):
        return False


class Empty:
    def __len__(self):
        return 0


for answer in 0, 1, [], "x", None, Falsy(), Empty(), Odd(1):
    odd = Odd(answer)
    print(type(answer).__name__, 1 in odd, 1 not in odd, "jumps" if odd < 1 else "stays", "same" if odd != 1 else "not")
    try:
        print(len(odd))
    except (TypeError, ValueError) as error:
        print(error)
for length in -1, 3, True, 2.5:
    try:
        print(len(Odd(length)))
    except (TypeError, ValueError) as error:
        print(error)
for obj in Falsy(), Empty(), Odd(0), Number(0):
    print("true" if obj else "false", not obj, bool(obj), obj and 1 or 2)


class Wrong:
    def __bool__(self):
        return 1


try:
    if Wrong():
        pass
except TypeError as error:
    print(error)


class Box:
    def __init__(self):
        self.items = {}

    def __getitem__(self, key):
        if key == "bad":
            raise KeyError(key)
        return self.items.get(key, ("none", key))

    def __setitem__(self, key, value):
        self.items[key] = value
        return "ignored"

    def __delitem__(self, key):
        del self.items[key]

    def __call__(self, a, b=2):
        return (a, b)

    def __iter__(self):
        return iter(self.items)


class Callable:
    def __call__(self, a):
        return self, a


box = Box()
for key in "a", 1:
    box[key] = [key]
    box[key] += [0]
    print(box[key], box[1:2], box(key), box(1, b=3), "a" in box, list(box))
del box["a"]
try:
    del box["a"]
except KeyError as error:
    print("KeyError", error)
try:
    box["bad"]
except KeyError as error:
    print("KeyError", error)
called = Callable()
print(called(1)[0] is called, [called(i)[1] for i in range(3)])
try:
    called()
except TypeError as error:
    print(error)


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration("end")
        self.n -= 1
        return self.n


class Lazy:
    def __iter__(self):
        yield 1
        yield 2


for item in Count(3):
    print(item, end=" ")
for item in Lazy():
    print(item, end=" ")
for _ in range(2):
    print(sum(Count(4)), list(Count(2)), [x for x in Lazy()], max(Count(3)))


class Breaks:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("broken")


try:
    for item in Breaks():
        pass
except ValueError as error:
    print(error)


class Manager:
    def __init__(self, swallows):
        self.swallows = swallows

    def __enter__(self):
        print("enter", end=" ")
        return self

    def __exit__(self, kind, error, traceback):
        print("exit", kind and kind.__name__, error)
        return self.swallows


for swallows in True, False:
    with Manager(swallows) as manager:
        print(manager.swallows)
    try:
        with Manager(swallows):
            raise ValueError("inside")
    except ValueError as error:
        print("got", error)


class Named:
    def __init__(self):
        self._name = "first"

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, value):
        if not value:
            raise ValueError("empty")
        self._name = value

    @property
    def fails(self):
        return self.missing

    @property
    def function(self):
        return lambda x: (self._name, x)


named = Named()
for new in "second", "":
    try:
        named.name = new
    except ValueError as error:
        print(error)
    named.name += "!"
    print(named.name, named.function(1))
try:
    named.fails
except AttributeError as error:
    print(error)
try:
    named.fails = 1
except AttributeError as error:
    print(error)


# The method changes, or the class of the operand, from one turn to the next.
for turn in range(5):
    print(a + b, a == b, len(Box.__dict__) > 3)
    if turn == 0:
        Number.__add__ = lambda self, other: "replaced"
    if turn == 1:
        Number.__add__ = 5
        try:
            a + b
        except TypeError as error:
            print(error)
        del Number.__add__
        Number.__add__ = lambda self, other: NotImplemented
        try:
            print(a + b)
        except TypeError as error:
            print(error)
        Number.__add__ = lambda *both: both[0].value + both[1].value
    if turn == 2:
        Number.__eq__ = lambda self, other: "equal?"


# Too deep, in an operator.
class Deep:
    def __add__(self, other):
        return self + other

    def __getitem__(self, index):
        return self[index]

    def __eq__(self, other):
        return self == other

    @property
    def down(self):
        return self.down

    def __len__(self):
        return len(self)


deep = Deep()
for work in (
    lambda: deep + 1,
    lambda: deep[0],
    lambda: deep == 1,
    lambda: deep.down,
    lambda: len(deep),
):
    try:
        work()
    except RecursionError as error:
        print("RecursionError")


# What an operator's operands hold is let go of, in order.
class Traced:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        return Traced(self.name + other.name)

    def __getitem__(self, index):
        return index

    def __del__(self):
        print("del", self.name)


print((Traced("a") + Traced("b")).name)
print(Traced("c")[Traced("d")].name)
x = Traced("e")
x += Traced("f")
print(x.name)
del x


class Base:
    def __init__(self, x):
        self.x = x

    def area(self):
        return self.x

    @classmethod
    def make(cls, x):
        return cls(x)

    @staticmethod
    def helper(x):
        return x + 1

    count = 0


class Derived(Base):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y

    def area(self):
        return super().area() * self.y

    @classmethod
    def make(cls, x):
        return cls(x, Base.helper(x))

    def __repr__(self):
        return "Derived " + str(super().__repr__)[:22]


class Deeper(Derived):
    def area(self):
        return super().area() + 1


for turn in range(4):
    made = [cls.make(3) for cls in (Base, Derived, Deeper)]
    print([one.area() for one in made], made[1].helper(2), made[2].make(5).y, Deeper.count, made[0].count)
    Base.count += 1
    made[0].count = "own"
    print(made[0].count, made[1].count, [isinstance(made[1], cls) for cls in (Base, Derived, Deeper, int, object)])
    if turn == 1:
        Base.area = lambda self: 100
    if turn == 2:
        Derived.area = lambda self: 7
try:
    super(Derived, made[1]).missing()
except AttributeError as error:
    print(error)
try:
    isinstance(1, 2)
except TypeError as error:
    print(error)


# Traces of errors inside special methods.
class Trouble:
    def __add__(self, other):
        raise ValueError("in add")


def use():
    return Trouble() + 1


use()
