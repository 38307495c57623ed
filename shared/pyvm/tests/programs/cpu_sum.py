def task(n):
    total = 0
    for i in range(n):
        total += i
    return total
for n in (0, 1, 10, 10000, 1000000):
    assert task(n) == n * (n - 1) // 2
    print(n, task(n))
