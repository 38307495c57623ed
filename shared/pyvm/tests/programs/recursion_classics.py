"""Functions that call themselves."""

def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)

def power(base, n):
    if n == 0:
        return 1
    half = power(base, n // 2)
    return half * half * (base if n % 2 else 1)

def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))

def reverse(text):
    return text if len(text) < 2 else reverse(text[1:]) + text[0]

def is_even(n):
    return True if n == 0 else is_odd(n - 1)

def is_odd(n):
    return False if n == 0 else is_even(n - 1)

def flatten(value):
    if not isinstance(value, (list, tuple)):
        return [value]
    return [leaf for item in value for leaf in flatten(item)]

def digits(n, base=10):
    return digits(n // base, base) + [n % base] if n >= base else [n]

def binary_search(items, wanted, low=0, high=None):
    if high is None:
        high = len(items)
    if low >= high:
        return -1
    middle = (low + high) // 2
    if items[middle] == wanted:
        return middle
    if items[middle] < wanted:
        return binary_search(items, wanted, middle + 1, high)
    return binary_search(items, wanted, low, middle)

def change(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return change(amount - coins[0], coins) + change(amount, coins[1:])

print(gcd(1071, 462), power(3, 50), ackermann(2, 3), reverse("recursion"), is_even(100), is_odd(7))
print(flatten([1, [2, (3, [4, []]), 5]]), digits(2024), digits(10, 2), change(100, (50, 25, 10, 5, 1)))
squares = [n * n for n in range(50)]
print([binary_search(squares, n) for n in (0, 49, 50, 2401)])
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))
import sys
def runaway(n):
    return runaway(n + 1)
try:
    runaway(0)
except RecursionError as error:
    print(type(error).__name__, error)
sys.setrecursionlimit(3000)
print(sys.getrecursionlimit(), depth(2500))
