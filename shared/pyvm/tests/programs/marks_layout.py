# The marks in tracebacks below lines: long, many, with tabs, with wide characters.

import sys
import traceback


def case_01():
    x = int(
        "abc"
    )


def case_02():
    x = ("abc"
         .upper()
         .index("z"))


def case_03():
    x = (
        "abc"
        .upper()
        .missing
    )


def case_04():
    class A:
        def b(self): return self
        def c(self, n): return self
        def d(self, *a): raise ValueError("deep")
    a = A()
    (a.b()
      .c(1)
      .d(
         1,
         2,
      )
      .b())


def case_05():
    x = "日本語" + 1


def case_06():
    日本 = None
    x = [日本, 日本.名前, 5]


def case_07():
    print("日本語", "ü" + 5, "x")


def case_08():
    print("😀", undefined, "é")


def case_09():
    x = ("日本語" * 2)["a"] + "多"


def case_10():
    def f():
    	x = 5
    	return	x	/	0
    f()


def case_11():
    if True:
    	print("tab",	1 / 0)


def case_12():
    x = 1
    y = (
        x + 1 + 2 + 3
        + 4 + 5
        + "six"
        + 7
    )


def case_13():
    x = {}
    y = (
        x
        [
            "key"
        ]
    )


def case_14():
    import math
    x = math.sqrt(
        -1
    )


def case_15():
    def f(x):
        if x:
            return (
                x.a
                .b
            )
    f(1)


def case_16():
    y = 5 \
        / 0


def case_17():
    y = 5 / \
        0


for name, case in sorted(globals().copy().items()):
    if name.startswith("case_"):
        print(name)
        try:
            case()
        except Exception:
            traceback.print_exc(file=sys.stdout)
