def gen():
    try:
        x = yield 1
        print("got", x)
        yield from (i for i in range(2))
        return "done"
    except GeneratorExit: print("closed"); raise
    finally: print("cleanup")
g = gen(); print(next(g), g.send("hi"), next(g))
try: next(g)
except StopIteration as e: print("ret", e.value)
g = gen(); next(g); g.close()
def inner():
    r = yield from sub(); print("sub returned", r)
def sub():
    while True:
        try: v = yield "ready"
        except ValueError as e: return f"stopped {e}"
i = inner(); next(i); 
try: i.throw(ValueError("x"))
except StopIteration: print("end")
def pipeline(src, *stages):
    for s in stages: src = s(src)
    return src
evens = lambda it: (x for x in it if x % 2 == 0)
square = lambda it: (x * x for x in it)
print(list(pipeline(range(10), evens, square)), sum(x for x in range(5)), max((x for x in []), default="none"), any(x > 3 for x in range(5)), dict((k, v) for k, v in zip("ab", range(2))), {x % 3 for x in range(9)}, [[y for y in range(x)] for x in range(3)], *(x for x in "ab"))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
import itertools; print(list(itertools.islice(fib(), 10)), next(x for x in fib() if x > 100))
a, *b, (c, [d, *e]) = 1, 2, 3, (4, [5, 6, 7]); print(a, b, c, d, e)
print([*range(3), *"ab"], {**{"a": 1}, "b": 2}, (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4), (n := 5) + n)
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return (a, b, c, args, d, e, kw)
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], **{"d": 3}))
for bad in (lambda: f(), lambda: f(1), lambda: f(1, d=1, a=2), lambda: f(a=1, d=2)):
    try: print(bad())
    except TypeError as e: print(e)
print(list(zip([1, 2], [3, 4], strict=True)), list(enumerate("ab", start=1)), list(map(lambda a, b: a + b, [1], [2])), sorted("bca", reverse=True), sorted([(1, "b"), (1, "a")], key=lambda t: (-t[0], t[1])), min([3, 1], key=lambda x: -x), list(filter(None, [0, 1])), list(reversed([1, 2])), sum([[1], [2]], []), round(2.675, 2), round(-2.5), divmod(-7, 2), -7 // 2, -7 % 3, 2 ** -1, int("ff", 16), bin(10), abs(-3))
try: list(zip([1], [1, 2], strict=True))
except ValueError as e: print(e)
x = 10
def outer():
    x = 20
    def inner():
        nonlocal x; x += 1; return x
    return inner
o = outer(); print(o(), o(), x, o.__closure__[0].cell_contents)
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs]); fs = [lambda: i for i in range(3)]; print([f() for f in fs])
while True:
    x -= 1
    if x % 2: continue
    if x < 5: break
else: print("no")
for i in range(2): pass
else: print("else", i)
try: print(1 / 0)
except (ValueError, ZeroDivisionError) as e: print(type(e), e.args)
else: print("no")
finally: print("fin")
assert x == 4, "x"
del x
try: x
except NameError as e: print(e)
print("%s" % None, not 1, 1 if 0 else 2, 1 < 2 < 3, 1 == 1.0, "a" "b", None is None, [] or "x", 0 and 1, ~5, 5 ^ 3, 5 & 3, 5 | 3, 1 << 10, 0xff, 0b11, 0o17, 1e3, 1_000)
