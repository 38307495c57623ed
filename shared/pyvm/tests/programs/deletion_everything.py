"""del for names, attributes, items and slices."""

x = 1
del x
try:
    x
except NameError as error:
    print(error)
a = b = [1, 2, 3, 4, 5]
del a
print(b)
del b[0], b[-1]
print(b)
del b[:2]
print(b)
table = {"a": 1, "b": 2, "c": {"d": 3}}
del table["a"]
del table["c"]["d"]
print(table)

class Thing:
    kind = "thing"
    def __init__(self):
        self.one, self.two = 1, 2

thing = Thing()
del thing.one
print(thing.__dict__, hasattr(thing, "one"), hasattr(thing, "two"))
del Thing.kind
print(hasattr(thing, "kind"))
def function(argument):
    del argument
    try:
        return argument
    except UnboundLocalError as error:
        return str(error)
print(function(5))
def loop():
    for i in range(3):
        pass
    del i
    try:
        print(i)
    except UnboundLocalError:
        print("i is gone")
loop()
p, q, r = 1, 2, 3
del p, (q, r)
print("p" in globals(), "r" in globals())
for action in ("missing name", "missing key", "index", "attribute", "tuple", "string", "number"):
    try:
        if action == "missing name":
            del nothing
        elif action == "missing key":
            del table["zzz"]
        elif action == "index":
            del b[10]
        elif action == "attribute":
            del thing.zzz
        elif action == "tuple":
            t = (1, 2)
            del t[0]
        elif action == "string":
            s = "abc"
            del s[0]
        else:
            n = 5
            del n[0]
    except Exception as error:
        print(action, "->", type(error).__name__, error)
print = print
del print
print("the builtin is back")
