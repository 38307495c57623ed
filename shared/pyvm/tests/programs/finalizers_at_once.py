# Finalizers run before the next line does, wherever the last reference goes.


class Noisy:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("  dies:", self.name)


print("rebound")
thing = Noisy("first")
thing = Noisy("second")
print("deleted")
del thing
print("loop variable")
for item in [Noisy("a"), Noisy("b")]:
    print("turn", item.name)
print("after the loop")
item = None

print("attribute")
holder = Noisy("holder")
holder.other = Noisy("old")
holder.other = Noisy("new")
print("item of a list")
things = [Noisy("zero"), Noisy("one"), Noisy("two")]
things[1] = None
print("pop")
things.pop()
print("dict")
table = {"k": Noisy("value")}
table["k"] = 1
print("argument")


def takes(x):
    return x.name


print(takes(Noisy("temporary")))


def local():
    kept = Noisy("local")
    kept.other = Noisy("of local")
    return kept.name


print(local())


def returned():
    return Noisy("returned")


returned()
print("generator")


def numbers():
    held = Noisy("held")
    yield 1
    yield 2


for number in numbers():
    print(number)
print("comprehension")
print([Noisy(n).name for n in "xy"])
print("text", "a" + Noisy("in an expression").name + "b")
print("nested in a finalizer")


class Outer:
    def __del__(self):
        print("  outer begins")
        inner = Noisy("inner")
        del inner
        print("  outer ends")


Outer()
total = 0
for i in range(1000):
    total += i
    if i == 500:
        Noisy("in a long loop")
print(total)
print("end")
