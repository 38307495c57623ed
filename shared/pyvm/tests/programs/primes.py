def primes(limit):
    sieve = [True] * limit
    found = []
    for n in range(2, limit):
        if sieve[n]:
            found.append(n)
            for multiple in range(n * n, limit, n):
                sieve[multiple] = False
    return found
print(primes(60), len(primes(5000)))
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
best = 0
for n in range(1, 300):
    if collatz(n) > collatz(best or 1):
        best = n
print(best, collatz(best), [collatz(n) for n in range(1, 12)])
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
print(gcd(1071, 462), gcd(-4, 6), gcd(2 ** 70, 6 ** 30))
def newton(x):
    guess = x
    while abs(guess * guess - x) > 1e-12:
        guess = (guess + x / guess) / 2
    return guess
print(newton(2.0), f"{newton(3):.10f}")
