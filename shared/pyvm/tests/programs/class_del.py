"""__del__ runs when the last reference goes away."""

class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)

first = Noisy("first")
alias = first
del first
print("one reference left")
del alias
print("none left")
box = [Noisy("in list"), Noisy("also")]
box.pop()
print("popped")
box.clear()
print("cleared")
thing = Noisy("old")
thing = Noisy("new")
print("rebound")

def local():
    inside = Noisy("local")
    print("leaving", inside.name)

local()
print("back")
table = {"k": Noisy("value")}
table["k"] = None
print("replaced")

class Owner:
    def __init__(self):
        self.owned = Noisy("owned")

owner = Owner()
owner = None
print("owner dropped")
Noisy("temporary")
print("temporary gone")
try:
    guard = Noisy("in try")
    raise ValueError("x")
except ValueError:
    del guard
    print("handled")
def argument(value):
    return value.name
print(argument(Noisy("argument")))
thing = None
print("end")
