"""What the machine does in passing with containers and texts: small dicts, sets, lists that are compared, fields, `map`."""


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        print("eq", self.number, getattr(other, "number", other))
        return self.number == getattr(other, "number", other)

    def __repr__(self):
        return f"Key({self.number})"


def attempt(function, *arguments, **named):
    try:
        return function(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


entries = {}
for number in range(20):
    entries[number] = number
    if number % 3 == 0:
        del entries[number]
    if number % 7 == 0:
        entries[-number] = "again"
print(entries, len(entries), 0 in entries, 4 in entries, list(reversed(entries)))
for number in list(entries):
    if number != 17:
        del entries[number]
print(entries, len(entries))
entries.update({str(n): n for n in range(12)})
for text in "0123456789":
    entries.pop(text)
entries["new"] = 1
print(entries, entries.popitem(), entries.popitem(), entries)
print({Key(n % 3): n for n in range(5)})
print({n: n for n in [Key(1), 1, Key(2), 2]})
print({n for n in [Key(1), 1, Key(2), 2]} == {1, 2})
print({1: "a", 1.0: "b", True: "c"}, {"a": 1, "b": 2, "a": 3})
print(attempt(lambda: {[]: 1}), attempt(lambda: {"a": 1, []: 1}), attempt(lambda: {x: 1 for x in [1, []]}))
print(attempt(lambda: {x for x in [1, []]}))
small = {"a": 1, "b": 2}
try:
    for key in small:
        small[key + "!"] = 0
except RuntimeError as error:
    print(error, small)
copy = dict(small)
copy["z"] = 26
print(small == copy, {**small, "b": 5}, small | {"c": 3})

a, b = {1, 2, 3}, {2, 3, 4}
print(a.union(b), a.intersection(b), a.difference(b), a.symmetric_difference(b), a.isdisjoint(b), a.isdisjoint({9}))
print(a.issubset({1, 2, 3, 4}), a.issuperset({1}), a.union([7]), a.intersection((1,)), frozenset(a).union(b))
print(a.difference(a), a.union(a) is a, a.symmetric_difference(a), a.isdisjoint(a), set().isdisjoint(a))
print(set(["b", "a", "b"]) == {"a", "b"}, frozenset((1, 2, 1)), attempt(set, [[]]), attempt(a.union, 5))

nan = float("nan")
deep = [1, "a", (2, ("b", None)), 1.5]
print(deep == [1, "a", (2, ("b", None)), 1.5], deep == [1, "a", (2, ("c", None)), 1.5], [nan] == [nan])
print([1] == [1.0], [1] == [True], [0] == [False], [[1], [2]] == [[1], [2]], [1, 2] == [1], [Key(1)] == [Key(1)], deep == deep)

for width in (-1, 0, 3, 4, 5, 8, 9):
    print(["ab".center(width, "*"), "abc".center(width), "abc".ljust(width, "."), "abc".rjust(width), "-42".zfill(width)])
print("é".center(4, "ü"), attempt("a".center, 5, "xy"), attempt("a".ljust, "5"), "+7".zfill(4), "".zfill(2))
print("k=v=w".partition("="), "kv".partition("="), attempt("kv".partition, ""), attempt("kv".partition, 1), "äöü".partition("ö"))
print("a\nb\r\nc".splitlines(), "a\nb\n".splitlines(), "".splitlines(), "\n".splitlines(), "a\x0bb\x1cc".splitlines())
print("a,b,c".split(",", 1), "a,b,c".split(",", 0), "a,b,c".split(",", -1), "a b c".split(None, 1), "a--b--c".split("--", 1))
print(attempt("a".split, ""), attempt("a".split, ",", "x"), "a b".split(maxsplit=0))

print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(-7, -2), divmod(0, -3), divmod(6, -3), attempt(divmod, 1, 0))
print(divmod(-(2**63), -1), divmod(True, 2), divmod(7.5, 2), bin(10), bin(-10), hex(255), hex(0), bin(True), attempt(hex, 1.5))

print(list(map(int, "123")), sum(map(int, str(98765))), ",".join(map(str, [1, 2.5, None])), list(map(str.strip, [" a ", "b "])))
print(attempt(lambda: list(map(int, ["1", "x", "3"]))), list(map(len, ["a", [1, 2], {}])), tuple(map(float, ("1.5", 2))), set(map(abs, [-1, 1])))
half = map(int, "1234")
for first in half:
    print(first)
    break
print(list(half), list(half))
whole = map(int, "12")
print(sum(whole), list(whole), attempt(lambda: sum(map(str, [1]))))
stack = [[1, 2], [3]]
print(list(map(list.pop, stack)), stack, attempt(lambda: list(map(list.pop, stack))), stack)
print(list(map(lambda x, y: x + y, [1, 2, 3], (4, 5))), list(map(pow, [2, 3], [3, 2])), list(map(max, [1, 5], [4, 2], [3, 9])))


def numbers():
    print("numbers begin")
    yield 1
    yield 2
    print("numbers end")


print(list(zip(numbers(), "abc")), list(zip("abc", numbers())), list(zip(numbers(), numbers())))
print(list(map(lambda x, y: (x, y), numbers(), "abc")), dict(zip("ab", numbers())))
for number, (one, other) in enumerate(zip([1, 2], "xy"), 5):
    print(number, one, other)
print(list(enumerate("ab", -1)), [(i, x) for i, x in enumerate([7, 8])], [x * y for x, y in zip(range(3), [4, 5, 6, 7])])
for text in ("7", "-7", "+7", " 42\n", "", "-", "+-1", "1_000", "0x1", "9" * 18, "9" * 19, "-" + "9" * 25, "1.5", "٣"):
    print(repr(text), attempt(int, text), attempt(float, text))
for text in ("3.50", ".5", "5.", ".", "1e3", "1e", "-1E-2", "1e400", "inf", "nan", " 2.5 ", "1e+5", "0.1", "123456789.123456789"):
    print(repr(text), attempt(float, text))
values = [0.0, -0.0, 0.5, 1.5, 2.5, -2.5, 0.125, 1e-9, 123456.789, 2.675, 1e15, 1e16, 1e22, 1e-320, 0.045, 99.995, 1 / 3]
for value in values:
    print(f"{value:.0f} {value:.1f} {value:.2f} {value:.3f} {value:.9f} {value:.12f} {value:#.0f} {value:,.2f} {value:+.1%} {value:08.2f}")
    print(round(value, 0), round(value, 1), round(value, 2), round(value, 9), round(value, -1), "%.2f" % value, "%5.1f|" % value)
items = [1, 2, 3]
other = items
items += [4]
items += items
print(items, other is items, items[::-1], "abc"[::-1], (1, 2)[::-1], "äb"[::-1], [][::-1], ""[::-1], range(3)[::-1])
print(attempt(lambda: len(items)[::-1]), attempt(lambda: {1: 2}[::-1]), attempt(lambda: items + (1,)), items[::-2], items[5:1:-2])
