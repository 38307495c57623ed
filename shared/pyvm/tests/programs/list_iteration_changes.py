"""Changing a list while it is walked, and how to do it safely."""

numbers = [1, 2, 3, 4, 5, 6]
for n in numbers:
    if n % 2 == 0:
        numbers.remove(n)
print(numbers)
numbers = [2, 4, 6, 8]
for n in numbers:
    numbers.remove(n)
print("every second one stays:", numbers)
numbers = [2, 4, 6, 8]
for n in numbers[:]:
    numbers.remove(n)
print("a copy is safe:", numbers)
grows = [1]
for n in grows:
    if n < 5:
        grows.append(n + 1)
print(grows)
items = list("abcdef")
for i in range(len(items) - 1, -1, -1):
    if items[i] in "ace":
        del items[i]
print(items)
items[:] = [c.upper() for c in items]
print(items)
iterator = iter([1, 2, 3, 4])
for n in iterator:
    print(n, "skips", next(iterator))
letters = ["a", "b"]
it = iter(letters)
next(it)
letters.append("c")
print(list(it), list(it))
letters.append("d")
print(list(it))
for i, n in enumerate(stack := [1, 2, 3]):
    stack[i] = n * 10
print(stack)
while stack:
    print("pop", stack.pop())
grid = [[1, 2, 3], [4, 5, 6]]
for row in grid:
    for i in range(len(row)):
        row[i] **= 2
print(grid)
for row in grid:
    row = None
print(grid)
