"""A subclass on the right is asked first; NotImplemented passes the question on."""

class Base:
    def __add__(self, other):
        return "Base.add"

    def __radd__(self, other):
        return "Base.radd"

class Derived(Base):
    def __radd__(self, other):
        return "Derived.radd"

class Stranger:
    def __radd__(self, other):
        return f"Stranger.radd of {type(other).__name__}"

    def __rsub__(self, other):
        return NotImplemented

    def __eq__(self, other):
        print("Stranger.eq")
        return True

print(Base() + Derived(), Derived() + Base(), Base() + Base(), Base() + 1, 1 + Base())
print(5 + Stranger(), "s" + Stranger(), [1] + Stranger())
print(Base() + Stranger())
try:
    5 - Stranger()
except TypeError as error:
    print(error)
print(5 == Stranger(), None == Stranger(), Stranger() != 5)

class Less:
    def __lt__(self, other):
        return "lt called"

    def __gt__(self, other):
        return "gt called"

print(Less() < 1, Less() > 1, 1 < Less(), 1 > Less())
try:
    Less() <= 1
except TypeError as error:
    print(error)

class Contrary:
    def __eq__(self, other):
        return NotImplemented

print(Contrary() == Contrary(), Contrary() != 3)
