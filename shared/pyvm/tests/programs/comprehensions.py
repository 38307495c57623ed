x = "outer"
print([x for x in range(3)], x)
print([x * y for x in range(3) for y in range(x)], [(x, y) for x in "ab" for y in "cd"], x)
print([[i * j for j in range(3)] for i in range(3)])
print([i for i in range(20) if i % 2 if i % 3], [i if i % 2 else -i for i in range(5)])
print([a + b for a, b in [(1, 2), (3, 4)]], [c for c in "héllo"], [t for t in (1, (2, 3))])
print([x for x in [x for x in [x for x in range(4)] if x] if x > 1], x)
print(sum([i ** 2 for i in range(10)]), len([None for _ in range(7)]))
data = [[1, 2], [3], []]
print([n for row in data for n in row], [[n + 1 for n in row] for row in data], [len(row) for row in data])
def f(n):
    i = "kept"
    squares = [i * i for i in range(n)]
    return squares, i
print(f(4))
def g():
    values = [x for x in range(3)]
    return values, x
print(g())
def h():
    global x
    values = [x for x in range(2)]
    x = "changed"
    return values
print(h(), x)
def k(n):
    return [[a for a in range(b)] for b in range(n) if b], [a for a in [n] for b in [a] if a == b]
print(k(4))
def unbound():
    values = [later for later in range(2)]
    later = 1
    return values, later
print(unbound())
i = 10
print([i for i in range(i) if i > 7], i)
print([not v for v in (0, 1)], [v or "x" for v in ("", "y")], [1 if a < b < 3 else 0 for a in (0, 1) for b in (1, 5)])
