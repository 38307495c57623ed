"""sys.getrefcount counts the references to an object, and one for its own argument."""

import sys

class Thing:
    pass

thing = Thing()
print(sys.getrefcount(thing))
other = thing
print(sys.getrefcount(thing), sys.getrefcount(other))
box = [thing, thing, thing]
print(sys.getrefcount(thing))
table = {"k": thing}
print(sys.getrefcount(thing))
del other
box.pop()
print(sys.getrefcount(thing))
box.clear()
table["k"] = None
print(sys.getrefcount(thing))

def count(argument):
    return sys.getrefcount(argument)

inside = count(thing)
print(inside > sys.getrefcount(thing))

class Holder:
    def __init__(self, value):
        self.value = value

holder = Holder(thing)
print(sys.getrefcount(thing))
holder.value = 5
print(sys.getrefcount(thing))
pair = (thing, [thing])
print(sys.getrefcount(thing), sys.getrefcount(pair), sys.getrefcount(pair[1]))
del pair
print(sys.getrefcount(thing))

def closure():
    kept = Thing()
    def inner():
        return kept
    return inner, sys.getrefcount(kept)

inner, during = closure()
print(during, sys.getrefcount(inner()))
numbers = [1, 2, 3]
copy = numbers[:]
print(sys.getrefcount(numbers), sys.getrefcount(copy))
for item in [thing]:
    print(sys.getrefcount(thing))
del item
print(sys.getrefcount(thing))
