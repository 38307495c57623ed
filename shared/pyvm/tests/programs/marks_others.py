# The marks in tracebacks below names, displays and f-strings.

import sys
import traceback


def case_01():
    x = None
    x.foo = 3


def case_02():
    x = None
    x.foo.bar = 3


def case_03():
    print(undefined)


def case_04():
    print(1, 2, undefined, 3)


def case_05():
    x = undefined


def case_06():
    undefined


def case_07():
    undefined.attr


def case_08():
    a, b = 1, 2, 3


def case_09():
    (a, b), c = (1, 2, 3), 4


def case_10():
    g = (undefined for _ in range(3))
    next(g)


def case_11():
    name = "x"
    print(f"{name} is {name.missing}")


def case_12():
    x = "a"
    print(f"a {x:d} b")


def case_13():
    x = ~"a"


def case_14():
    x = not undefined


def case_15():
    x = 1 in 5


def case_16():
    x = 1 not in 5


def case_17():
    print(len(5))


def case_18():
    print(int("abc"))


def case_19():
    print(
        int("1"),
        int("abc"),
        int("3"),
    )


def case_20():
    "abc".index("z")


def case_21():
    x = 1 if undefined else 2


def case_22():
    x = undefined if 1 else 2


def case_23():
    x = 5
    y = x if x.foo else 3


def case_24():
    x = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, undefined, 43, 44)


def case_25():
    x = 5
    x . y


def case_26():
    x = len   (5)


def case_27():
    x = """
    {}
    """.format(undefined)


def case_28():
    x = f"""
    {undefined}
    """


def case_29():
    x = "{} {}".format(1)


def case_30():
    x = {}
    x.pop("a")


def case_31():
    input_value = "12a"
    number = int(input_value) if input_value else 0


def case_32():
    print(1, 2, sep=5)


def case_33():
    isinstance(1, 5)


def case_34():
    getattr(5, "x")


def case_35():
    setattr(5, "x", 1)


def case_36():
    x = ...
    x.foo


for name, case in sorted(globals().copy().items()):
    if name.startswith("case_"):
        print(name)
        try:
            case()
        except Exception:
            traceback.print_exc(file=sys.stdout)
