"""zip, enumerate, map, filter, reversed, iter and next."""

print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip("x")), list(zip([1], [2], [3])), dict(zip("ab", [1, 2])))
print(list(zip(*[(1, "a"), (2, "b")])), [a * b for a, b in zip(range(3), range(3, 6))])
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)
print(list(enumerate("abc")), list(enumerate("ab", start=5)), list(enumerate([])), [i for i, c in enumerate("banana") if c == "a"])
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, [1, 5], [3, 2])), list(map(len, [])))
print(list(filter(None, [0, 1, "", "a", [], [0], None])), list(filter(str.isdigit, "a1b2")), list(filter(lambda n: n > 1, (1, 2, 3))))
print(list(reversed(range(5))), list(reversed("abc")), list(reversed({"x": 1, "y": 2})), list(reversed((1, 2))))
stream = iter([3, 1, 4, 0, 5])
print(list(iter(lambda: next(stream), 0)), next(stream), next(stream, "end"))
iterator = iter("ab")
print(next(iterator), next(iterator), next(iterator, None), next(iter({"k": 1})), iter(iterator) is iterator)
print(any([]), all([]), any([0, "", 3]), all([1, "a", []]), sum([]), sum([1, 2], 10), sum([[1], [2]], []), sum(x / 2 for x in range(4)))
print(min(3, 1, 2), max("hello"), min("b", "a"), max([1, 2], [1, 3]), min([[3], [1, 9]]), max({"a": 5, "b": 1}), max(-5, 3, key=abs))
m = map(print, "ab")
print("lazy")
print(list(m))
z = zip(iter("abcd"), iter("abcd"))
print(next(z), next(z), list(z))
pairs = iter(range(6))
print(list(zip(pairs, pairs)), list(zip(range(3), (c for c in "abcdef"))))
numbers = iter(range(5))
print(2 in numbers, list(numbers), 2 in numbers)
print(type(zip()).__name__, type(map(str, "")).__name__, type(iter([])).__name__, type(enumerate("")).__name__, type(range(0)).__name__)
for action in (lambda: next([1]), lambda: iter(5), lambda: zip(5), lambda: list(map(len, [1])), lambda: sum(["a"]), lambda: sum("ab", ""), lambda: enumerate(), lambda: reversed({1}), lambda: next(iter([]))):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
