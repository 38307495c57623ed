"""Sorting: keys, stability, reverse, several criteria."""

people = [("Ann", 30, 1.7), ("Bob", 25, 1.8), ("Cid", 30, 1.6), ("Dan", 25, 1.9), ("Eve", 41, 1.7)]
print([p[0] for p in sorted(people, key=lambda p: p[1])])
print([p[0] for p in sorted(people, key=lambda p: p[1], reverse=True)])
print([p[0] for p in sorted(people, key=lambda p: (-p[1], p[2]))])
by_height = sorted(people, key=lambda p: p[2])
print([p[0] for p in sorted(by_height, key=lambda p: p[1])])
print(sorted([3, 1, 2]), sorted("hello"), sorted({"b": 1, "a": 2}), sorted((3.5, 2, True)), sorted([[2], [1, 5], [1]]))
print(sorted(["10", "9", "2"]), sorted(["10", "9", "2"], key=int), sorted(["b", "A", "c"]), sorted(["b", "A", "c"], key=str.casefold))
print(list(reversed([1, 2, 3])), [*reversed("abc")], sorted([1, 2, 3], reverse=True), [3, 2, 1][::-1])
values = [5, 3, 9]
print(values.sort(), values, sorted(values, key=lambda v: v % 5), max(values, key=lambda v: -v))

calls = []
def key(word):
    calls.append(word)
    return len(word)

print(sorted(["ccc", "a", "bb"], key=key), calls)
from operator import attrgetter, itemgetter
print(sorted(people, key=itemgetter(1, 0))[0], [itemgetter("k")(d) for d in [{"k": 1}]], attrgetter("real")(5))
from functools import cmp_to_key
def compare(a, b):
    return (a > b) - (a < b) if len(a) == len(b) else len(b) - len(a)
print(sorted(["pear", "fig", "plum", "apple"], key=cmp_to_key(compare)))
print(min(people, key=itemgetter(2)), max(people, key=lambda p: p[1])[0], sorted([]), min([4], default=0), max([], default="empty"))
print(sorted([True, False, 2, 0]), sorted([0.0, -0.0, -1]), sorted("bB aA", key=str.swapcase))
for action in (lambda: sorted([1, "a"]), lambda: sorted(5), lambda: sorted([1, None, 2]), lambda: max([]), lambda: sorted([1], key=3), lambda: min(1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
pairs = sorted(((len(w), w) for w in "to be or not to be".split()), reverse=True)
print(pairs)
