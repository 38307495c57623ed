"""a < b < c asks each operand once, and stops early."""

def show(value):
    print("asked", value)
    return value

print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1, 1 < 2 > 1, 1 == 1 == 1, 1 != 2 != 1, 0 <= 5 <= 10)
print(show(1) < show(2) < show(3))
print(show(5) < show(2) < show(3))
print(1 < 2 in [2, 3], 1 in [1] in [[1]], not 1 < 2, (1 < 2) == True, 1 < 2 == True)
x = 7
grade = "low" if x < 5 else "middle" if 5 <= x < 10 else "high"
print(grade, "a" <= "b" <= "c", [1] < [2] < [3], None is None is None)
print("yes" if 1 < x < 10 and x != 5 else "no", 1 < x or 1 / 0, x > 100 and 1 / 0)
print(0 or "" or "last", 1 and "" and 2, not [], not not "a", [] or {} or None, 5 and 6, None or 0)
print(show(0) or show("second"), show(1) and show(0))

def sign(n):
    return (n > 0) - (n < 0)

print([sign(n) for n in (-5, 0, 5)], True + (3 > 2), sum(n > 2 for n in [1, 2, 3, 4]))
a, b = [1, 2], [1, 2]
c = a
print(a == b, a is b, a is c, a is not b, a != b, id(a) == id(c), 1 == True, "1" == 1, None == 0)
print((1, 2) < (1, 2, 3) < (2,), "apple" < "banana", "Z" < "a", "" < "a", {1} < {1, 2} < {1, 2, 3})
for action in (lambda: 1 < "a", lambda: None < 1, lambda: [1] < (2,), lambda: 1 < 2 < "x", lambda: 3 in 5, lambda: {} < {}):
    try:
        print(action())
    except TypeError as error:
        print(error)
print(1 < 0 < "never compared")
