# A set of numbers shows its members in CPython's order, whatever was added and removed before.
state = 12345


def random(limit):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return state % limit


members = set()
for step in range(400):
    spread = [10, 100, 10000, 2000000000][random(4)]
    number = random(spread) - spread // 2
    action = random(10)
    if action < 6:
        members.add(number)
    elif action < 8:
        members.discard(number)
    elif action < 9 and members:
        print("popped", members.pop())
    else:
        members.update([random(spread) for _ in range(random(12))])
    if step % 20 == 0:
        print(members)
print(len(members), sum(members))

big = set(range(0, 300000, 3))
for number in range(0, 300000, 6):
    big.remove(number)
print(list(big)[:20], len(big))
big -= set(range(100000))
print(list(big)[:20], len(big))

print({5, 3, 33, 1, 9, 17, 8}, {10, 2}, {1.5, -2.5, 1e300, 7.0}, {True, 0, 2})
print({(3, 4), (1, 2), (0, 0), (-1, 5)}, {None, 8, 16})
print({-1, -2, -3}, set([40, 32, 24, 16, 8, 0]))

a, b = set(range(0, 50, 7)), set(range(0, 60, 5))
print(a | b, b | a)
print(a & b, b & a, a - b, b - a)
print(a ^ b, b ^ a)
print(a.union(range(3), [99, 98]), a.intersection([7, 14, 500]), a.difference([0], (7,)))
print(a.symmetric_difference([0, 1, 2]), a.intersection(b, {35: 1, 0: 2}))
small = {70, 6}
a -= small
a |= {1000, 1001}
a ^= {0, 1}
a &= set(range(0, 1001))
print(a)
print(frozenset(range(10, 0, -3)), frozenset(), frozenset([2, 1]) | {9, 8, 7, 6})
print({x * x % 17 for x in range(30)})
print({"a": 1, "b": 2}.keys() | {"a": 3}.keys() == {"a", "b"}, {1: 2, 3: 4}.keys() - [1], {1: 2}.items() & {(1, 2)})
print({40: 1, 8: 1, 16: 1}.keys() & {16, 8, 3}, {40: 1, 8: 1}.keys() ^ {8, 1})
