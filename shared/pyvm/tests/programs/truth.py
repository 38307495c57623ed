for v in (0, 1, -1, 0.0, -0.0, 0.1, "", "0", (), (0,), [], [0], None, True, False, range(0), range(1), 10 ** 30, float("nan")):
    print(repr(v), bool(v), not v, "yes" if v else "no")
print(0 or "a", "" or [] or "end", 1 and 2, 1 and 0 and 2, 0 and 1 or 3, not 1 or not 0)
def say(name, value):
    print("asked", name)
    return value
print(say("a", 0) and say("b", 1))
print(say("c", 1) or say("d", 0))
if say("e", 1) and (say("f", 0) or say("g", 1)) and not say("h", 0):
    print("in")
if not (say("i", 0) or say("j", 0)) and say("k", 2) > 1:
    print("in again")
while say("l", 0) or say("m", 0):
    pass
x = say("n", []) or say("o", [1]) and say("p", "last")
print(x, True + True, True * 3, sum([True, False, True]), bool("False"), bool())
print((1 if say("q", 0) else 2) if say("r", 1) else 3)
assert say("s", 1) or say("t", 0), "never"
