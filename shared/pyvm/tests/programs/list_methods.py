"""What a list can do."""

items = [3, 1, 2]
items.append(1)
items.extend([5, 4])
items.extend("x")
items.insert(0, "first")
items.insert(100, "last")
items.insert(-1, "before last")
print(items, len(items))
print(items.pop(), items.pop(0), items.index(1), items.count(1), items.index(1, 2))
items.remove("x")
items.remove("before last")
print(items)
items.sort()
print(items, items.sort(reverse=True), items)
items.reverse()
print(items, items.copy() == items, items.copy() is items, items[:] is items)
print(items + [9], items * 2, 2 * [0], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9])
print(5 in items, 50 in items, min(items), max(items), sum(items), sorted(items, key=lambda n: -n))
same = items
items += [100]
print(same is items, same)
items = items + [200]
print(same is items, same)
del items[0], items[-1]
print(items)
items.clear()
print(items, same)
nested = [[1, 2], [3]]
shallow = nested[:]
shallow[0].append("shared")
shallow.append("own")
print(nested, shallow)
nested.append(nested)
print(nested)
words = "delta Alpha charlie Bravo".split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
for action in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][1],
               lambda: words["a"], lambda: [1] + (2,), lambda: [1, "a"].sort(), lambda: [1] * 1.5, lambda: [2] < 3):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
