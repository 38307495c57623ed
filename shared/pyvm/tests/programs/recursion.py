import sys
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)
def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))
def even(n):
    return True if n == 0 else odd(n - 1)
def odd(n):
    return False if n == 0 else even(n - 1)
def hanoi(n, a, b, c):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
def flat(tree):
    if isinstance_list(tree):
        found = []
        for branch in tree:
            found += flat(branch)
        return found
    return [tree]
def isinstance_list(x):
    return str(x)[0] == "["
print(factorial(25), fib(18), ackermann(2, 9), even(900), hanoi(8, 1, 2, 3), flat([1, [2, [3, []], 4]]))
sys.setrecursionlimit(20000)
print(sys.getrecursionlimit(), even(15001), ackermann(3, 5))
def depth(n):
    return n if n == 0 else 1 + depth(n - 1)
print(depth(10000))
