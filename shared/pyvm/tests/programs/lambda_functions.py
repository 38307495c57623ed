"""Small functions without names."""

add = lambda a, b=10, *rest, scale=1, **named: (a + b + sum(rest)) * scale + len(named)
print(add(1), add(1, 2), add(1, 2, 3, 4), add(1, scale=3), add(1, 2, x=5, y=6))
print(add.__name__, (lambda: None)(), (lambda *a: a)(1, 2), (lambda **k: k)(z=1))
compose = lambda *functions: lambda x: x if not functions else compose(*functions[1:])(functions[0](x))
print(compose(str, len, lambda n: n * 100)(12345), compose()(7))
print(sorted(["pear", "fig", "banana"], key=lambda word: (len(word), word)))
print(sorted([(1, "b"), (2, "a")], key=lambda pair: pair[1]), max([3, -9, 4], key=lambda n: n * n))
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])), list(filter(lambda n: n % 2, range(7))))
factorial = lambda n: 1 if n < 2 else n * factorial(n - 1)
print(factorial(20), [factorial(n) for n in range(6)])
choose = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max}
print([choose[name](7, 9) for name in choose])
print((lambda x: (yield x))(3).__next__())
make = lambda n: [lambda: n, lambda: n + 1]
print([f() for f in make(5)])
try:
    (lambda a: a)()
except TypeError as error:
    print(error)
