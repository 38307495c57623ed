def find(rows, wanted):
    for i in range(len(rows)):
        for j in range(len(rows[i])):
            if rows[i][j] == wanted:
                return i, j
    return None
print(find([[1, 2], [3, 4]], 3), find([[1]], 5))
def first_even(n):
    while True:
        for i in range(n, n + 10):
            while i % 2 == 0:
                return "even", i
            if i > 100:
                break
        else:
            continue
        return "big"
print(first_even(3), first_even(102), first_even(101))
def nothing():
    for i in (1, 2):
        return
print(nothing())
def constant():
    for i in range(3):
        for j in range(3):
            return 42
print(constant())
def early(x):
    if x:
        return "yes"
    return "no"
print(early(1), early(0))
def after_loop(n):
    total = 0
    for i in range(n):
        if i == 7:
            return total
        total += i
    else:
        return "all", total
    return "never"
print(after_loop(5), after_loop(50))
