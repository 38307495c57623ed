"""Objects that are given another class, and metaclasses that have a say when attributes of a class are set."""


class State:
    def __init__(self):
        self.log = []


class Off(State):
    def press(self):
        self.log.append("on")
        self.__class__ = On

    def __len__(self):
        return 0

    def __eq__(self, other):
        return other == "off"


class On(State):
    volume = 5
    level = property(lambda self: len(self.log))

    def press(self):
        self.log.append("off")
        self.__class__ = Off

    def __call__(self, times):
        return "!" * times


lamp = Off()
for _ in range(5):
    lamp.press()
    print(type(lamp).__name__, isinstance(lamp, On), hasattr(lamp, "volume"), getattr(lamp, "level", None), bool(lamp), lamp == "off")
for _ in range(50):
    lamp.press()
print(lamp(3), len(lamp.log), lamp.__class__ is On, list(vars(lamp)))
lamp.more = 1
lamp.__class__ = Off
print(lamp.more, sorted(vars(lamp)), Off().log)


class Sum(dict):
    def total(self):
        return sum(self.values())


class Plain(dict):
    pass


counts = Plain(a=1, b=2)
counts.__class__ = Sum
print(counts.total(), counts, type(counts).__name__)


class Slots:
    __slots__ = ("a",)


for wrong in (Slots, dict, 3):
    try:
        lamp.__class__ = wrong
    except TypeError as error:
        print(error)
try:
    del lamp.__class__
except TypeError as error:
    print(error)
try:
    (3).__class__ = On
except TypeError as error:
    print(error)


class Meta(type):
    def __setattr__(cls, name, value):
        print("set", cls.__name__, name)
        super().__setattr__(name, value)

    @property
    def short(cls):
        return cls.__name__.lower()

    @short.setter
    def short(cls, value):
        print("not", value)


class Base(metaclass=Meta):
    pass


Base.version = 3
Base.short = "b"
print(Base.version, Base.short, Base().version)
