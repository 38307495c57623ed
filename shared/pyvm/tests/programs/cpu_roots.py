import math
def task(n):
    total = 0.0
    for i in range(n):
        total += math.sqrt(i)
    return total
for n in (0, 1, 10, 10000, 300000):
    print(n, task(n))
