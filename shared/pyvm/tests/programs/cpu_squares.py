def task(n):
    total = 0
    for i in range(n):
        total += i ** 2
    return total
def formula(n):
    return (n - 1) * n * (2 * n - 1) // 6
print(task(10000), formula(10000))
# The sum passes 2 ** 63 at about three million.
n = 3100000
result = task(n)
assert result == formula(n), result
print(result, result > 2 ** 63)
