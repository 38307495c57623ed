# `super(Class, object)`, as Python 2 wrote it: methods are bound to the object.
import threading


class Base(object):
    kind = "base"

    def __init__(self, name, *rest, **more):
        self.name = name
        self.more = (rest, more)

    def show(self):
        return "Base.show of " + self.name

    @classmethod
    def make(cls, name):
        return cls(name)

    @property
    def upper(self):
        return self.name.upper()


class Derived(Base):
    kind = "derived"

    def __init__(self, name, number=1):
        super(Derived, self).__init__(name, number, key="value")
        self.number = number

    def show(self):
        return "Derived, " + super(Derived, self).show()

    @classmethod
    def make(cls, name):
        return super(Derived, cls).make(name + "!")

    @property
    def upper(self):
        return super(Derived, self).upper + "?"


class Worker(threading.Thread):
    def __init__(self, number):
        super(Worker, self).__init__(name="worker-%d" % number)
        self.number = number


made = Derived("a", number=2)
print(made.show(), made.more, made.upper, Derived.make("b").name)
print(super(Derived, made).kind, super(Derived, made).show(), super(Derived, made).__init__.__name__)
method = super(Derived, made).show
print(method(), Worker(3).name)
