"""The ways to count and to group."""

from collections import Counter, defaultdict

text = "the cat and the dog and the bird"
by_hand = {}
for word in text.split():
    by_hand[word] = by_hand.get(word, 0) + 1
print(by_hand)
with_default = defaultdict(int)
for word in text.split():
    with_default[word] += 1
print(dict(with_default) == by_hand, with_default["unicorn"], len(with_default))
counter = Counter(text.split())
print(counter, counter["the"], counter["unicorn"], "unicorn" in counter)
print(counter.most_common(2), counter.most_common()[-1], sum(counter.values()), counter.total())
groups = defaultdict(list)
for word in text.split():
    groups[len(word)].append(word)
print(dict(groups), sorted(groups))
print(groups)
a, b = Counter("aabbb"), Counter("abc")
print(a + b, a - b, a & b, a | b)
a.subtract(b)
print(a, sorted(a.elements()))
a.update("ccc")
print(a, Counter(x=2, y=1), Counter({"k": 0}) == Counter())
index = {}
for position, letter in enumerate("banana"):
    index.setdefault(letter, []).append(position)
print(index)
inverted = defaultdict(set)
for letter, positions in index.items():
    inverted[len(positions)].add(letter)
print({size: sorted(letters) for size, letters in inverted.items()})
print([letter for letter, count in Counter("mississippi").items() if count == 4])
tree = lambda: defaultdict(tree)
root = tree()
root["a"]["b"]["c"] = 1
print(root["a"]["b"]["c"], list(root), list(root["a"]), len(root["x"]))
