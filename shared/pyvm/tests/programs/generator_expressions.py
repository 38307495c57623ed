"""Generator expressions are lazy, run once, and look up names late."""

def show(n):
    print("eval", n)
    return n

lazy = (show(n) * 10 for n in [1, 2, 3])
print("created")
print(next(lazy))
print(list(lazy), list(lazy))
factor = 2
scaled = (n * factor for n in range(3))
factor = 100
print(list(scaled))
items = [1, 2]
from_items = (n for n in items)
items.append(3)
items = ["other"]
print(list(from_items))
print(sum(n * n for n in range(5)), max((len(w), w) for w in ["a", "ccc", "bb"]), any(n > 3 for n in range(9)))
print(" ".join(str(n) for n in range(4)), sorted(-n for n in range(3)), tuple(c for c in "xyz"))
print(all(show(n) < 2 for n in range(5)))
print(list((a, b) for a in range(3) for b in range(a)), set(n % 3 for n in range(10)) == {0, 1, 2})
print(dict((k, len(k)) for k in ("one", "three")))
try:
    (n for n in 5)
except TypeError as error:
    print(error)
broken = (1 // n for n in (1, 0, 2))
print(next(broken))
try:
    next(broken)
except ZeroDivisionError as error:
    print(error)
print(list(broken))
nested = ((row * column for column in range(3)) for row in range(3))
print([list(row) for row in nested])
n = "kept"
print(sum(1 for n in range(4)), n)
