from sys import getsizeof

print([getsizeof(value) for value in (None, True, 0, 1, -5, 2**30, 2**60, 2**100, 1.5)])
print([getsizeof(value) for value in ("", "a", "hello", "€", "😀", b"", b"abc")])
print([getsizeof(value) for value in ((), (1, 2), range(3), slice(1))])
print([getsizeof(value) for value in ([], [0] * 10, list(range(10)))])
grown = []
sizes = []
for number in range(40):
    grown.append(number)
    sizes.append(getsizeof(grown))
print(sizes)
table = {}
sizes = []
for number in range(50):
    sizes.append(getsizeof(table))
    table[number] = number
print(sizes)
named = {}
sizes = []
for number in range(30):
    sizes.append(getsizeof(named))
    named[str(number)] = number
print(sizes)
members = set()
sizes = []
for number in range(50):
    sizes.append(getsizeof(members))
    members.add(number)
print(sizes)
