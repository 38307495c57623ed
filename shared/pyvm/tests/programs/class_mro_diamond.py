"""Several base classes: one order in which all of them are asked."""

class Root:
    def visit(self):
        return ["Root"]

class Left(Root):
    def visit(self):
        return ["Left"] + super().visit()

class Right(Root):
    def visit(self):
        return ["Right"] + super().visit()

class Both(Left, Right):
    def visit(self):
        return ["Both"] + super().visit()

class Swapped(Right, Left):
    pass

print(Both().visit())
print(Swapped().visit())
print([kind.__name__ for kind in Both.__mro__])
print([kind.__name__ for kind in Swapped.mro()])

class Loud:
    def greet(self):
        return super().greet().upper()

class Polite:
    def greet(self):
        return "please, " + super().greet()

class Greeter:
    def greet(self):
        return "hello"

class LoudPolite(Loud, Polite, Greeter):
    pass

class PoliteLoud(Polite, Loud, Greeter):
    pass

print(LoudPolite().greet())
print(PoliteLoud().greet())
try:
    class Impossible(Both, Swapped):
        pass
except TypeError as error:
    print(type(error).__name__)
try:
    class Early(Root, Left):
        pass
except TypeError as error:
    print(type(error).__name__)
