"""What counts as true, and which operand a boolean operator gives back."""

samples = [0, 1, -1, 0.0, 0.1, "", " ", "False", [], [0], (), (0,), {}, {0: 0}, set(), None, True, False, range(0), range(1), b"", print, object]
for sample in samples:
    name = getattr(sample, "__name__", repr(sample))
    if sample:
        print(name, "is true")
    else:
        print(name, "is false")

def pick(value, default):
    return value or default

print(pick("", "d"), pick(0, 5), pick(None, []), pick("v", "d"), pick([], "d"))
print([bool(a and b) == (bool(a) and bool(b)) for a in (0, 1) for b in ("", "x")])
print(not 0, not 1, not None, not "", not not [1], -(not 0), (not 1) + 1)

def loud(name, result):
    print(name, end=" ")
    return result

if loud("a", True) or loud("b", True) and loud("c", False):
    print("-> then")
if loud("a", False) or loud("b", True) and loud("c", False):
    print("-> then")
elif loud("d", False):
    print("-> elif")
elif not loud("e", False):
    print("-> not e")
else:
    print("-> else")
x = None
print("none" if x is None else "some", x if x else "empty", (x or {}).get("k", "nothing"))
print(5 if loud("cond", 0) else 6)
value = [] if False else [1] if 0 else [2]
print(value, (lambda: 1 if value else 2)(), [1, 2][bool("x")], {True: "yes", False: "no"}[3 > 2])
while value:
    print("pop", value.pop())
assert not value, "never shown"
