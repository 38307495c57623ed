# The marks in tracebacks below calls: of functions, methods, classes and what looks like a call.

import sys
import traceback


def case_01():
    def f(n):
        return 10 // n
    f(1)
    f(0)


def case_02():
    def f(n):
        return (
            1
            + n
            / 0
        )
    print(f(2))


def case_03():
    def f(a, b, c): pass
    f(1, 2)


def case_04():
    def f(a, b, c): pass
    x = f(1,
          2)


def case_05():
    def f(a, b, c): pass
    def g():
        return f(1, 2)
    g()


def case_06():
    def f(a): return a.x
    def g(a): return f(a)
    def h(a):
        y = g(a)
        return y
    h(1)


def case_07():
    undefined()


def case_08():
    def check(x):
        assert isinstance(x, int), (
            "not an int: "
            + str(x)
        )
    check("a")


def case_09():
    lambda: 1
    f = lambda x: x / 0
    f(3)


def case_10():
    print((lambda x, y: x + y)(1, "a"))


def case_11():
    def gen():
        x = yield 1
        print(x)
    g = gen()
    next(g)
    g.throw(ValueError("thrown"))


def case_12():
    def gen():
        yield 1
    g = gen()
    g.throw(ValueError("fresh"))


def case_13():
    def inner():
        yield 1
        raise KeyError(3)
    def outer():
        yield from inner()
    list(outer())


def case_14():
    def g():
        yield from 5
    list(g())


def case_15():
    def g():
        raise StopIteration
        yield
    list(g())


def case_16():
    def outer(x):
        def inner(y):
            return x + y
        return inner
    outer(1)("a")


def case_17():
    "abc".foo()


def case_18():
    x = "abc".upper().index("z").foo


def case_19():
    def f(*a, **k): pass
    f(*5)


def case_20():
    def f(*a, **k): pass
    f(1, *5)


def case_21():
    def f(*a, **k): pass
    f(**5)


def case_22():
    def f(*a, **k): pass
    f(a=1, **{"a": 2})


def case_23():
    def f(a): pass
    f(a=1, b=2)


def case_24():
    def f(a):
        pass
    f(
        a=1,
        b=2,
    )


def case_25():
    def f():
        print(local)
        local = 1
    f()


def case_26():
    def f(a):
        return a + b + a
        b = 2
    f(1)


def case_27():
    def f(a):
        g(a, b)
        b = 2
    f(1)


def case_28():
    def f(a):
        c = a; b + 1
        b = 2
    f(1)


def case_29():
    def f():
        x = 1
        def g():
            return x + y
        z = g()
        y = 2
    f()


def case_30():
    def f():
        del x
    f()


def case_31():
    def f(n):
        if n == 0:
            raise ValueError("bottom")
        f(n - 1)
    f(3)


def case_32():
    def f(n):
        if n == 0:
            raise ValueError("bottom")
        f(n - 1)
    f(10)


def case_33():
    def f(*a): raise ValueError("f")
    f(1,
      2,
      3,
      4,
      5)


def case_34():
    def f(*a): raise ValueError("f")
    y = f(1,
      2,
      3,
      4,
      5)


def case_35():
    def f(*a): raise ValueError("f")
    y = 1 + f(1,
      2,
      3,
      4,
      5)


def case_36():
    def f(**k): raise ValueError("f")
    def g():
        return f(
            a=1,
            b=2,
        )
    g()


def case_37():
    def f(**k): raise ValueError("f")
    def g():
        return 1 + f(
            a=1,
            b=2,
        )
    g()


def case_38():
    def f(**k): raise ValueError("f")
    x, y = f()


def case_39():
    def f(**k): raise ValueError("f")
    x = y = f()


def case_40():
    def f(**k): raise ValueError("f")
    x: int = f()


def case_41():
    def f(**k): raise ValueError("f")
    f(); print(2)


def case_42():
    def f(**k): raise ValueError("f")
    return_value = [f()]


def case_43():
    def f(**k): raise ValueError("f")
    def g():
        yield f()
    list(g())


def case_44():
    def f(**k): raise ValueError("f")
    def g():
        x = yield f()
    next(g())


def case_45():
    def f(**k): raise ValueError("f")
    print(x := f())


def case_46():
    x = 5
    x()


def case_47():
    x = 5
    x.y()


def case_48():
    def f():
        try:
            return 1 / 0
        finally:
            print("f")
    f()


def case_49():
    def f():
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise e
    f()


def case_50():
    def f():
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise e.with_traceback(None)
    f()


def case_51():
    exec("def f():\n    return 1 / 0\nf()")


def case_52():
    def f(a, *, b): pass
    x = f(1, c=2)


def case_53():
    def f(x=undefined): pass


def case_54():
    nums = [1, 2, 3]
    total = sum(map(lambda n: n / 0, nums))


def case_55():
    sorted([3, 1], key=lambda x: x.y)


def case_56():
    def f():
        nonlocal_value = 1
        def g():
            nonlocal nonlocal_value
            nonlocal_value += "a"
        g()
    f()


def case_57():
    def f():
        global count
        count += 1
    f()


def case_58():
    def f(x):
        return x
    f(f(f(f(1 / 0))))


def case_59():
    def f(x):
        return x / 0
    f(
        f(
            1
        )
    )


def case_60():
    def f():
        return [
            (a, b)
            for a in range(2)
            for b in range(a / 1)
        ]
    f()


def case_61():
    def f():
        x = {
            "a": 1,
            "b": [
                1,
                2 / 0,
            ],
        }
    f()


def case_62():
    def f():
        return not 1 / 0
    f()


def case_63():
    def f():
        return 1 / 0
    f()


def case_64():
    def f():
        return -(1 / 0)
    f()


def case_65():
    def f(a, b):
        return a.x, b
    def g():
        f(1, 2)
        return 5
    g()


def case_66():
    def process(data):
        return {k: v * 2 / (v - 1) for k, v in data.items()}
    process({"a": 1})


def case_67():
    def f(): pass
    f.x.y


def case_68():
    def f(x): x.sort(key=1)
    f([1, 2])


for name, case in sorted(globals().copy().items()):
    if name.startswith("case_"):
        print(name)
        try:
            case()
        except Exception:
            traceback.print_exc(file=sys.stdout)
