"""while and for with else, break and continue."""

def first_factor(n):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        return f"{n} is prime"
    return f"{n} = {d} * {n // d}"

print([first_factor(n) for n in (7, 9, 91, 97)])

def search(items, wanted):
    i = 0
    while i < len(items):
        if items[i] == wanted:
            print("found at", i)
            break
        i += 1
    else:
        print(wanted, "not found after", i)

search([1, 2, 3], 2)
search([1, 2, 3], 9)
search([], 1)
for i in range(3):
    for j in range(3):
        if j == i:
            continue
        if i == 2:
            break
        print(i, j)
    else:
        print("inner complete", i)
        continue
    print("inner broken", i)
    break
else:
    print("outer complete")
for x in []:
    pass
else:
    print("empty loops complete too")
n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
while True:
    steps -= 1
    if steps > 100:
        continue
    if steps % 7 == 0:
        break
print(steps)
for i in range(5):
    i *= 10
print(i)
for i in range(0):
    pass
print(i)
for a in range(10, 0, -3):
    print(a, end=" ")
else:
    print("done")
for letter in "abc":
    if letter == "b":
        pass
    else:
        print(letter)
