"""Attributes that are changed, set and returned in one go: what else their classes may say about that."""


class Plain:
    count = 10

    def __init__(self, value, other):
        self.value = value
        self.other = other

    def add(self, amount):
        self.value += amount
        return self.value

    def take(self, amount):
        self.value -= amount
        self.other *= 2
        return self.other

    def from_class(self):
        self.count += 1
        return self.count


p = Plain(1, 2)
for i in range(5):
    print(p.add(i), p.take(1), p.from_class())
print(Plain.count, p.__dict__)
p.value = "text"
print(p.add("s"))
p.value = [1]
same = p.value
print(p.add([2]), same is p.value, same)
p.value = 1.5
print(p.add(1), p.add(0.25), p.add(True))
p.value = 2**62
print(p.add(2**62), p.add(1))
p.value = True
print(p.add(True), p.add(False))
p.value = (1,)
try:
    p.add(2)
except TypeError as error:
    print(error)
try:
    p.add(None)
except TypeError as error:
    print(error)


class Watched:
    def __init__(self):
        self.value = 1

    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)

    def add(self, amount):
        self.value += amount
        return self.value


w = Watched()
print(w.add(1), w.add(2))


class Prop:
    def __init__(self):
        self.inner = 0

    @property
    def value(self):
        print("get")
        return self.inner

    @value.setter
    def value(self, new):
        print("set", new)
        self.inner = new

    def add(self, amount):
        self.value += amount
        return self.value


q = Prop()
print(q.add(1), q.add(2))


class Fixed:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def add(self, amount):
        self.value += amount
        return self.value

    def wrong(self, amount):
        self.missing += amount

    def new(self, amount):
        self.missing = amount


f = Fixed(3)
print(f.add(4), f.add(5))
for wrong in (f.wrong, f.new):
    try:
        wrong(1)
    except AttributeError as error:
        print(error)


def unbound(which):
    o = Plain(1, 2)
    if which:
        amount = 1
    o.value += amount
    return o.value


print(unbound(True))
try:
    unbound(False)
except UnboundLocalError as error:
    print(error)


def missing(o):
    o.nothing += 1
    return o.nothing


try:
    missing(p)
except AttributeError as error:
    print(error)


def late(o):
    return o.later


for _ in range(3):
    try:
        print(late(p))
    except AttributeError as error:
        print(error)
p.later = 5
print(late(p), late(p))


# The class changes under a running loop.
class Changing:
    def __init__(self):
        self.value = 0

    def add(self, amount):
        self.value += amount
        return self.value


c = Changing()
for i in range(6):
    if i == 3:
        Changing.value = property(lambda self: 100, lambda self, new: print("now", new))
    if i == 5:
        del Changing.value
    print(c.add(1))


class Noisy:
    def __init__(self, name):
        self.name = name

    def __iadd__(self, other):
        print("iadd", self.name, other)
        return self

    def __del__(self):
        print("del", self.name)


def replace(o, value):
    o.value = value
    o.value = value


p.value = Noisy("a")
print(p.add(3).name)
replace(p, Noisy("b"))
replace(p, 1)
p.value = Noisy("c")
print(p.value is p.add(1))
p.value = 0
print(p.add(1))


class Grown:
    def __init__(self, a, b, c, d, e):
        self.a = a
        self.b = b
        self.c = c
        self.d = d
        self.e = e


for n in range(3):
    g = Grown(n, n + 1, n + 2, n + 3, n + 4)
    print(g.__dict__)
    del g.c
    g.c = "again"
    print(g.__dict__)
    g.__dict__["e"] = "dict"
    print(g.e, g.a)


def own(o):
    def of_instance(x, y=2):
        return ("instance", x, y)

    o.method = of_instance
    return o


class Method:
    def method(self, x, y=5):
        return ("class", x, y)

    def call(self, x):
        return self.method(x)

    def both(self, x, y):
        return self.method(x, y)

    def none(self):
        return self.method()


m = Method()
print(m.call(1), m.both(1, 2))
try:
    m.none()
except TypeError as error:
    print(error)
own(m)
print(m.call(1), m.both(1, 2))
del m.method
print(m.call(1), m.both(1, 2))


def patched(self, *rest):
    return ("patched", rest)


for i in range(4):
    if i == 2:
        Method.method = patched
    print(m.call(i), m.both(i, i))
Method.method = staticmethod(lambda *rest: ("static", rest))
print(m.call(1), m.both(1, 2), m.none())
Method.method = classmethod(lambda cls, *rest: (cls.__name__, rest))
print(m.call(1), m.both(1, 2), m.none())


def deep(o, n):
    return o.go(n)


class Deep:
    def go(self, n):
        return 0 if n == 0 else 1 + self.go(n - 1)

    def endless(self):
        return self.endless()


print(Deep().go(50))
try:
    Deep().endless()
except RecursionError as error:
    print(str(error)[:32])


def outer():
    o = Plain(1, 2)

    def use():
        o.value += 1
        return o.value

    return use


use = outer()
print(use(), use())
