"""Stars in displays, calls and targets, together."""

first = [1, 2, 3]
second = (4, 5)
third = {6}
print([*first, *second, *third], (*first, *second), {*first, *third}, [*range(2), *"ab", *{"k": 1}])
base = {"host": "localhost", "port": 80}
print({**base, "port": 8080}, {"port": 1, **base}, {**base, **{"x": 1}}, dict(**base, y=2), dict(base, port=9))
print(*first, sep="+")
print(max(*first, *second), "{}-{}-{}".format(*first), "{host}:{port}".format(**base))

def gather(*args, **kwargs):
    return len(args), sorted(kwargs)

print(gather(*first, *second, **base, z=1), gather(*[], **{}))
head, *tail = first
*init, last = first
one, *none = [9]
print(head, tail, init, last, one, none)
for first_letter, *others in ["abc", "de", "f"]:
    print(first_letter, others)
(a, *b), *c = [[1, 2, 3], 4, 5]
print(a, b, c)
matrix = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*matrix)), [list(column) for column in zip(*matrix[::-1])], list(map(sum, zip(*matrix))))
def swap(pair):
    left, right = pair
    return right, left
print(swap((1, 2)), swap("ab"), swap([3, 4]))
def tail_sum(*values):
    if not values:
        return 0
    x, *xs = values
    return x + tail_sum(*xs)
print(tail_sum(*range(20)))
def returning():
    rest = (2, 3)
    return 1, *rest
print(returning())
for pair in (*zip("ab", [1, 2]), ("c", 3)):
    print(*pair, end="; ")
print()
index = {}
index["k"], index["m"], *index["rest"] = range(5)
print(index)
