# What a loop remembers about attributes must be forgotten when classes and objects change.


class Plain:
    def __init__(self, value):
        self.value = value

    def name(self):
        return "method"


class Checked:
    def __init__(self, value):
        self._value = value

    @property
    def value(self):
        return self._value * 10

    @value.setter
    def value(self, value):
        self._value = value + 1

    def name(self):
        return "checked"


class Slotted:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def name(self):
        return "slotted"


class Guarded:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, ("guarded", value))

    def name(self):
        return "guarded"


class Lazy:
    def __getattr__(self, name):
        return f"no {name}"


def read(objects):
    return [thing.value for thing in objects]


def call(objects):
    return [thing.name() for thing in objects]


def grow(thing, turns):
    for i in range(turns):
        thing.value += i
    return thing.value


def put(thing, value):
    thing.value = value
    return thing.value


guarded = Guarded()
guarded.value = 5
mixed = [Plain(1), Checked(2), Slotted(3), guarded, Plain(4), Checked(5)] * 2
print(read(mixed))
print(call([thing for thing in mixed if not isinstance(thing, Lazy)]))
print([grow(thing, 4) for thing in (Plain(1), Checked(1), Slotted(1))])
print([put(thing, 9) for thing in (Plain(1), Checked(1), Slotted(1), Guarded())])
print(read([Plain(1), Lazy(), Plain(2)]))

# An attribute of the object's own hides a method, and then does not any more.
shy = Plain(0)
loud = Plain(0)
for turn in range(3):
    if turn == 1:
        shy.name = lambda: "own"
    if turn == 2:
        del shy.name
    print(turn, call([shy, loud, shy]))

# The order in which attributes were set differs from object to object.
first, second = Plain(1), Plain(2)
first.other, first.more = "a", "b"
second.more, second.other = "c", "d"
print([(thing.value, thing.other, thing.more) for thing in (first, second, first)])
del first.value
try:
    read([second, first])
except AttributeError as error:
    print(error)
first.value = 7
print(read([first, second]), list(vars(first)), list(vars(second)))

# The class changes under the loop.
Plain.name = lambda self: f"changed {self.value}"
print(call([first, second]))
Plain.value = property(lambda self: "property")
print(read([first, second]))
del Plain.value
print(read([first, second]))

# What is changed in `__dict__` is changed in the object.
second.__dict__["value"] = "by the dict"
second.__dict__["name"] = lambda: "from the dict"
print(read([first, second]), call([first, second]))
second.value = "again"
print(second.__dict__["value"])


class Made:
    count = 0

    def __init__(self, size, step=1):
        Made.count += 1
        self.size, self.step = size, step


class Given:
    def __new__(cls, size):
        return [size]


class Wrong:
    def __init__(self):
        return 3


def make(kinds):
    made = []
    for kind in kinds:
        try:
            made.append(kind(5))
        except TypeError as error:
            made.append(str(error))
    return made


for thing in make([Made, Made, Given, Given, Wrong, Made]):
    print(thing if not isinstance(thing, Made) else (thing.size, thing.step))
try:
    Wrong()
except TypeError as error:
    print(error)
print(Made.count)
Made.__init__ = lambda self, size: setattr(self, "size", -size)
print([thing.size for thing in make([Made, Made])])
