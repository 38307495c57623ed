"""Defaults are computed once, when the def runs."""

def append(item, box=[]):
    box.append(item)
    return box

print(append(1), append(2), append(3, []), append(4))
print(append.__defaults__)

def fresh(item, box=None):
    if box is None:
        box = []
    box.append(item)
    return box

print(fresh(1), fresh(2), fresh(3, [0]))

base = 10
def shifted(x, by=base):
    return x + by
base = 1000
print(shifted(1), shifted(1, base))

def say(text):
    print("evaluating", text)
    return text

def greet(name=say("default name"), mark=say("default mark")):
    return name + mark

print(greet(), greet("Ann"), greet(mark="?"))

def many(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs

print(many(1, c=3), many(1, 5, 6, 7, c=3, e=9), many(c=1, a=2))
print(many.__defaults__, many.__kwdefaults__)

def memo(n, known={0: 0, 1: 1}):
    if n not in known:
        known[n] = memo(n - 1) + memo(n - 2)
    return known[n]

print(memo(60), len(memo.__defaults__[0]))
for i in range(2):
    def f(n=i):
        return n
    print(f(), f(5))
