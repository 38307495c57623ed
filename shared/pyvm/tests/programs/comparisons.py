x = 5
print(1 < x < 10, 1 < x > 4, 10 > x >= 5 > 2, 1 < 2 < 3 < 2, 3 > 2 == 2, 1 == 1 != 2)
calls = []
def note(v):
    calls.append(v)
    return v
print(note(1) < note(2) < note(3), calls)
calls = []
print(note(3) < note(2) < note(1), calls)
if note(1) < note(5) <= note(5) and not note(0):
    print("yes", calls)
print(1 if 0 < x < 3 else 2, not 0 < x < 3, (0 < x) < 3)
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "é" > "z", "a" == "a")
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), [1, 2] == [1, 2], [1, [2]] < [1, [3]], (1,) == [1], [] < [0])
print([1, 2] == [1, 2.0], (1, True) == (1.0, 1), "1" == 1, None == None, None == 0, [] == ())
one = 1
print(one is one, None is None, x is not None, [] is [], True is True, not None is None)
print(3 in [1, 2, 3], 3.0 in (1, 2, 3), 4 not in [1], "b" in "abc", "" in "", "d" not in "abc", [1] in [[1]])
print(5 in range(10), 10 in range(10), -1 in range(10 ** 18), 4 in range(0, 10, 3), 6 in range(0, 10, 3), 7 in range(10, 0, -3))
print(range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(2) != range(3))
nan = float("nan")
print([nan] == [nan], nan in [nan], (nan, 1) < (nan, 2), [nan] <= [nan])
