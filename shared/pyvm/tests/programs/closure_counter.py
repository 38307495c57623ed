"""Functions that remember: nonlocal, shared cells, and what a loop variable does."""

def counter(start=0, step=1):
    count = start - step
    def tick():
        nonlocal count
        count += step
        return count
    return tick

a, b = counter(), counter(10, 5)
print(a(), a(), b(), a(), b())

def account(balance):
    history = []
    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(amount)
    def show():
        return balance, history
    return deposit, show

deposit, show = account(100)
deposit(20)
deposit(-5)
print(show())
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])

functions = []
for n in range(3):
    def power(x):
        return x ** n
    functions.append(power)
print([f(2) for f in functions])
n = 10
print([f(2) for f in functions])

def outer():
    value = "outer"
    def middle():
        def inner():
            return value
        return inner
    get = middle()
    value = "changed"
    return get()

print(outer())
print(a.__closure__ is not None, len(a.__closure__), sorted(a.__code__.co_freevars))
print(counter.__closure__)
