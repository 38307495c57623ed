# The marks in tracebacks below statements.

import sys
import traceback


def case_01():
    class A: pass
    a = A()
    a.b = None
    a.b.c.d.e = 5


def case_02():
    class A: pass
    a = A()
    print(a.b.c)


def case_03():
    class A: pass
    a = A()
    a.count += 1


def case_04():
    x = [1, 2, 3]
    del x[10]


def case_05():
    x = [1, 2, 3]
    del x[0], x[10], x[1]


def case_06():
    del nothing


def case_07():
    class A: pass
    del A().x


def case_08():
    for x in 5:
        pass


def case_09():
    for x, y in [(1, 2), (3,)]:
        print(x)


def case_10():
    for x in [1, 2, 0]:
        print(10 / x)


def case_11():
    while undefined > 3:
        pass


def case_12():
    if undefined:
        pass


def case_13():
    x = 5
    if x > 3 and x < "a":
        pass


def case_14():
    x = 5
    if not x < "a":
        pass


def case_15():
    x = 5
    if x == 3:
        pass
    elif x < "a":
        pass


def case_16():
    assert False


def case_17():
    assert 1 == 2, "message"


def case_18():
    x = 3
    assert x < 2 and x > 1, f"bad {x}"


def case_19():
    raise ValueError("x")


def case_20():
    raise ValueError


def case_21():
    raise ValueError(
        "a long message",
        "over lines"
    )


def case_22():
    def f():
        raise KeyError("k")
    try:
        f()
    except KeyError as e:
        raise RuntimeError("again") from e


def case_23():
    try:
        1 / 0
    except ZeroDivisionError:
        undefined


def case_24():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("x") from None


def case_25():
    raise 5


def case_26():
    raise ValueError("x") from 5


def case_27():
    class CM:
        def __enter__(self): raise ValueError("enter")
        def __exit__(self, *a): return False
    with CM() as x:
        print(x)


def case_28():
    class CM:
        def __enter__(self): return self
        def __exit__(self, *a): raise ValueError("exit")
    with CM() as x:
        print("in")


def case_29():
    class CM:
        def __enter__(self): return self
        def __exit__(self, *a): raise ValueError("exit")
    with CM() as x:
        print("in")
        1 / 0


def case_30():
    class CM:
        def __enter__(self): return self
        def __exit__(self, *a): raise ValueError("exit")
    def f():
        with CM() as a, CM() as b:
            return 5
    f()


def case_31():
    class CM:
        def __enter__(self): return self
        def __exit__(self, *a): raise ValueError("exit")
    def f():
        for i in range(3):
            with CM():
                break
    f()


def case_32():
    with 5:
        pass


def case_33():
    with 5 as x, 6 as y:
        pass


def case_34():
    def gen():
        yield 1
        yield 1 / 0
    for x in gen():
        print(x)


def case_35():
    class Bad:
        def __repr__(self): raise ValueError("repr")
    b = Bad()
    print(f"text {b!r} end")


def case_36():
    class Bad:
        def __str__(self): raise ValueError("str")
    print("before", Bad())


def case_37():
    class A: x = 1
    a = A()
    a.x += "a"


def case_38():
    class A:
        def b(self): return self
        x = 5
    a = A()
    a.b(
    ).x(
    )


def case_39():
    def dec(f):
        raise ValueError("dec")
    @dec
    def f():
        pass


def case_40():
    def dec(f):
        return f
    @dec
    @undefined
    def f():
        pass


def case_41():
    def dec(n):
        def wrap(f):
            def inner(*a):
                return f(*a) + n
            return inner
        return wrap
    @dec("x")
    def f(a):
        return a
    f(3)


def case_42():
    @5
    class A:
        pass


def case_43():
    class A(undefined):
        pass


def case_44():
    class A:
        x = undefined


def case_45():
    class A:
        def f(self):
            return self.g()
        def g(self):
            return self.h
    A().f()


def case_46():
    class M(type):
        def __new__(m, *a): raise TypeError("meta")
    class A(metaclass=M):
        x = 1
        y = 2

        def f(self):
            return 1


def case_47():
    class Base:
        def __init_subclass__(cls, **kw): raise ValueError("sub")
    class A(Base):
        pass


def case_48():
    class A:
        def __init__(self, x):
            self.x = x
    A()


def case_49():
    class A:
        def __init__(self, x):
            self.x = x.y
    A(1)


def case_50():
    class A:
        def f(self): raise ValueError("A")
    class B(A):
        def f(self):
            return super().f() + 1
    B().f()


def case_51():
    class A: pass
    class B(A):
        def f(self):
            return super().missing
    B().f()


def case_52():
    class A: pass
    class B(A):
        def f(self):
            return super().missing()
    B().f()


def case_53():
    class A:
        @property
        def x(self):
            return 1 / 0
    print(A().x)


def case_54():
    class A:
        def __getattr__(self, n): raise AttributeError(n)
    A().foo


def case_55():
    class A:
        def __add__(self, o): raise ValueError("add")
    A() + 1


def case_56():
    class A:
        def __getitem__(self, o): raise ValueError("item")
    x = A()
    print(x[1] + 2)


def case_57():
    class A:
        def __call__(self, *a): raise ValueError("call")
    A()(1, 2)


def case_58():
    class A:
        def __bool__(self): raise ValueError("bool")
    a = A()
    if a:
        pass


def case_59():
    class A:
        def __bool__(self): raise ValueError("bool")
    a = A()
    x = 1 if a else 2


def case_60():
    class A:
        def __bool__(self): raise ValueError("bool")
    a = A()
    x = a and 3


def case_61():
    class A:
        def __iter__(self): raise ValueError("iter")
    for x in A(): pass


def case_62():
    class A:
        def __iter__(self): return self
        def __next__(self): raise ValueError("next")
    for x in A():
        pass


def case_63():
    class A:
        def __eq__(self, o): raise ValueError("eq")
    x = A() == 3


def case_64():
    class A:
        def __len__(self): return -1
    len(A())


def case_65():
    class A:
        def __hash__(self): raise ValueError("hash")
    {A(): 1}


def case_66():
    def f(**k): raise ValueError("f")
    class A:
        pass
    a = A()
    a.x = f()


def case_67():
    def f(**k): raise ValueError("f")
    if f():
        pass


def case_68():
    def f(**k): raise ValueError("f")
    for x in f():
        pass


def case_69():
    def f(**k): raise ValueError("f")
    assert f()


def case_70():
    def f(**k): raise ValueError("f")
    raise f()


def case_71():
    import math
    math.sqrt(-1)


def case_72():
    import os.path
    os.path.missing


def case_73():
    import json
    json.missing(3)


def case_74():
    match 5:
        case 1:
            pass
        case x if x < "a":
            pass


def case_75():
    match undefined:
        case 1:
            pass


def case_76():
    class P:
        __match_args__ = ("x",)
    match P():
        case P(1, 2):
            pass


def case_77():
    match 5:
        case undefined.x:
            pass


def case_78():
    match 5:
        case undefined():
            pass


def case_79():
    try:
        1 / 0
    except undefined:
        pass


def case_80():
    try:
        1 / 0
    except (5, ValueError):
        pass


def case_81():
    try:
        pass
    finally:
        1 / 0


def case_82():
    try:
        1 / 0
    finally:
        print("finally")


def case_83():
    try:
        1 / 0
    except ZeroDivisionError:
        raise


def case_84():
    e = ValueError("noted")
    e.add_note("first note")
    e.add_note("second\nnote")
    raise e


def case_85():
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])


def case_86():
    def f(): raise ValueError("in f")
    errors = []
    for i in range(3):
        try:
            f()
        except ValueError as e:
            errors.append(e)
    raise ExceptionGroup("several", errors)


def case_87():
    def f(): 1 / 0
    try:
        try:
            f()
        except ZeroDivisionError as e:
            raise ExceptionGroup("inner", [e, KeyError("k")])
    except ExceptionGroup as g:
        raise ExceptionGroup("outer", [g, ValueError("v")])


def case_88():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as g:
        print(g.exceptions)


def case_89():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as g:
        1 / 0


def case_90():
    from functools import reduce
    reduce(lambda a, b: a + b, [1, "a"])


def case_91():
    import functools
    @functools.lru_cache
    def f(x): return 1 / x
    f(0)


def case_92():
    from dataclasses import dataclass
    @dataclass
    class P:
        x: int
    P()


def case_93():
    class E(Exception):
        def __str__(self): return "own text"
    raise E(1, 2)


def case_94():
    class E(Exception): pass
    raise E


def case_95():
    if True:
        if True:
            x = [
                i / 0
                for i in range(3)
            ]


def case_96():
    class Stack:
        def __init__(self):
            self.items = []
        def pop(self):
            if not self.items:
                raise IndexError("pop from empty stack")
            return self.items.pop()
    s = Stack()
    s.pop()


def case_97():
    class T:
        def __init__(self): self.v = 1
        def __lt__(self, o): return self.v < o.w
    min([T(), T()])


for name, case in sorted(globals().copy().items()):
    if name.startswith("case_"):
        print(name)
        try:
            case()
        except Exception:
            traceback.print_exc(file=sys.stdout)
