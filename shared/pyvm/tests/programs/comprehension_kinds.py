"""List, set and dict comprehensions, and their scopes."""

words = ["apple", "bob", "kayak", "level", "stone"]
print([w for w in words if w == w[::-1]], {len(w) for w in words} == {3, 5}, {w: w.upper() for w in words if "o" in w})
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [x for row in matrix for x in row if x % 2])
print({k: v for v, k in enumerate("abca")}, {v: k for k, v in {"a": 1, "b": 2}.items()})
print({i: {j: i * j for j in range(1, 3)} for i in range(1, 3)})
print([(x, y) for x in range(3) if x for y in range(3) if x != y])
print(["even" if n % 2 == 0 else "odd" for n in range(3)], [n for n in range(30) if n % 2 == 0 if n % 3 == 0])
print([a + b for a, b in zip("abc", "xyz")], [f"{k}={v}" for k, v in sorted({"b": 1, "a": 2}.items())])
print([first for first, *_ in ["abc", "de"]], [y := 5, y ** 2], y)
print([last := n for n in range(4)], last)
x = "outside"
print([x for x in range(2)], x)

class Scope:
    factor = 3
    values = [1, 2, 3]
    copies = [v for v in values]
    try:
        scaled = [v * factor for v in values]
    except NameError as error:
        scaled = str(error)

print(Scope.copies, Scope.scaled)
functions = [lambda: n for n in range(3)]
print([f() for f in functions])
print([[] for _ in range(3)], [[]] * 3)
rows = [[0] * 2 for _ in range(2)]
rows[0][0] = 1
same = [[0] * 2] * 2
same[0][0] = 1
print(rows, same)
try:
    print([1 // (n - 2) for n in range(5)])
except ZeroDivisionError as error:
    print(error)
print({n % 3: n for n in range(10)}, len({c for c in "mississippi"}))
print([total := 0] + [total := total + n for n in range(1, 5)], total)
