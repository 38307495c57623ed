# The common cases of built-in functions and operators beside the others, in one loop each.


def try_each(function, values):
    results = []
    for value in values:
        try:
            results.append(function(value))
        except Exception as error:
            results.append(f"{type(error).__name__}: {error}")
    return results


class Sized:
    def __len__(self):
        return 42

    def __bool__(self):
        return False


class Words(str):
    def upper(self):
        return "never mind"


class Numbers(list):
    def append(self, item):
        super().append(item * 2)


class Answers(dict):
    def __missing__(self, key):
        return f"missing {key}"

    def get(self, key, default=None):
        return "asked"


anything = ["text", "", "Äß", [1, 2], (), {"a": 1}, {1, 2}, range(3), Sized(), 5, None, b"ab", Words("w")]
print(try_each(lambda value: len(value), anything))
print(try_each(lambda value: value.upper(), ["abc", "straße", "x" * 30, Words("w"), 3]))
print(try_each(lambda value: value.lower(), ["ABC", "İ", "X" * 30, "ΑΣ", ""]))
print(try_each(lambda value: value.title(), ["the fox's tail", "x1y2", "ǆ", "a" * 30, "élan vital"]))
print(try_each(lambda value: value.strip(), ["  a b ", "a", "\t\n", "\x1fx\x1c", "\u2003wide\u00a0", ""]))
print(try_each(lambda value: abs(value), [-3, 3, -2.5, True, -(2**63), 1 + 1j, "x"]))
print(try_each(lambda value: int(value), [3, True, 2.9, -2.9, 1e18, 1e300, "12", " 7 ", "x", float("inf")]))
print(try_each(lambda value: float(value), [3, True, 2.9, "1e3", "x", 2**70]))
print(try_each(lambda value: str(value), [3, -(2**63), True, 2.5, "same", Words("w"), None, [1]]))
print(try_each(lambda value: ord(value), ["a", "Ä", "ab", "", b"x", 5]))
print(try_each(lambda value: chr(value), [97, 228, 1114112, -1, 97.0, True]))
print(try_each(lambda value: list(range(value)), [3, 0, -2, True, 2.0]))
print(try_each(lambda value: "haystack".startswith(value), ["hay", "stack", "", ("x", "h"), 5]))
print(try_each(lambda value: "haystack".endswith(value), ["hay", "stack", "", ("x", "k"), 5]))

table = {1: "one", "a": "letter", (1, 2): "pair", None: "nothing"}
keys = [1, True, 1.0, "a", (1, 2), None, "b", [1]]
print(try_each(lambda key: table.get(key), keys))
print(try_each(lambda key: table.get(key, "none"), keys))
print(try_each(lambda key: Answers(a=1).get(key), ["a", "b"]), Answers()["x"])
print(sorted(map(str, table.keys())), len(table.values()), len(table.items()))

for kind in (list, Numbers):
    items = kind()
    for i in range(3):
        items.append(i)
    print(items, items.pop(), items)
print(try_each(lambda items: items.pop(), [[1, 2], [], {1}, {}, "x"]))
members = set()
print(try_each(lambda member: members.add(member), [1, True, "a", [1]]), len(members))

word = "word"
total = ""
kept = []
for i in range(4):
    total += word[i]
    kept.append(total)
    total += "-"
print(total, kept, word[-1], try_each(lambda at: word[at], [0, 3, 4, -4, -5, 1.0]), "Äß"[1])
print("a" + "b" == "ab", "a" < "b" <= "b", "B" > "a", "Z" != "Z", "ab" in "cabin", "é" + "ü")
print([bool(value) for value in anything], [1 if value else 0 for value in anything])

numbers = {}
for i in range(2000):
    numbers[i * 1024] = i
for i in range(0, 2000, 2):
    del numbers[i * 1024]
print(len(numbers), sum(numbers.values()), 1024 in numbers, 2048 in numbers, list(numbers)[:3])
try:
    del numbers[0]
except KeyError as error:
    print(error)
print(sum(i * i for i in range(100)), sum(x / 2 for x in range(5)), sum((2**62 for _ in range(4)), 1))
