for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print(i, j)
    else:
        print("no break")
else:
    print("outer done")
n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
    print(n)
else:
    print("not reached")
while n > 0:
    n -= 1
else:
    print("counted down to", n)
for i in []:
    print("never")
else:
    print("empty")
print(i)
for i in range(2):
    while True:
        if i == 0:
            break
        else:
            for k in (1, 2, 3):
                if k == 2:
                    break
            break
    print("i", i)
for x, (y, z) in [(1, (2, 3)), (4, [5, 6])]:
    print(x, y, z)
items = [1, 2, 3]
for item in items:
    if len(items) < 6:
        items.append(item * 10)
print(items)
if n > 5:
    print("a")
elif n == 0:
    print("b")
elif n == 0:
    print("c")
else:
    print("d")
