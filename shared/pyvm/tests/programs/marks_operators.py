# The marks in tracebacks below operators, subscripts and comprehensions.

import sys
import traceback


def case_01():
    1/0


def case_02():
    x = 1
    y = 0
    print(x / y)


def case_03():
    a = b = 0
    z = (a + 1) * (b - 1) / (a * b) + 5


def case_04():
    d = {"a": {"b": 1}}
    print(d["a"]["c"]["d"])


def case_05():
    d = {}
    d["x"]["y"] = 1


def case_06():
    d = {}
    d["x"] += 1


def case_07():
    x = [1, 2, 3]
    x[10]


def case_08():
    x = [1, 2, 3]
    x[10] = 5


def case_09():
    x = (1, 2, 3)
    x[0] = 1


def case_10():
    a, b = [1, 2, 3]


def case_11():
    a, *b = 5


def case_12():
    print([x / 0 for x in range(3)])


def case_13():
    print([1 / x for x in range(3) if x < 5])


def case_14():
    print({1 / x for x in [0]})


def case_15():
    print({x: 1 / x for x in [0]})


def case_16():
    print({x: x for x in [[]]})


def case_17():
    print({x for x in [[]]})


def case_18():
    print(sum(1 / x for x in [0, 1]))


def case_19():
    print(list(x.y for x in [1]))


def case_20():
    print([a for a in [1] for b in a])


def case_21():
    print([a for a, b in [1]])


def case_22():
    x = [y for y in [1, 2] if y.z]


def case_23():
    x = 5
    print(f"{x:d} {x:>{'a'}} {x}")


def case_24():
    x = 1 + "a"


def case_25():
    x = "a" + 1


def case_26():
    x = [1] + (2,)


def case_27():
    x = -"a"


def case_28():
    x = 1 < "a"


def case_29():
    x = 1 < 2 < "a"


def case_30():
    x = 1 < 2 < 3 < "a" < 5


def case_31():
    x = 3
    x += "a"


def case_32():
    x = [3]
    x[0] += "a"


def case_33():
    x = 3
    x **= "a"


def case_34():
    x = 3
    x //= 0


def case_35():
    x = 3
    y = 2 ** x << "a"


def case_36():
    print(max([]))


def case_37():
    x = int("abc") + 5


def case_38():
    x = {[]: 1}


def case_39():
    x = {1, []}


def case_40():
    x = [*5]


def case_41():
    x = [1, *5]


def case_42():
    x = {**5}


def case_43():
    x = 0; y = 1 / x; z = 2


def case_44():
    x = 0 ;  1 / x   # a comment


def case_45():
    x = 0
    y = (1 +
         2 / x)  # comment


def case_46():
    x = 0
    y = [
        1,
        2,
        3 / x,
        4,
    ]


def case_47():
    x = 1
    y = (x
         # a comment
         +

         "a"
         )


def case_48():
    x = {}
    y = x[
        "key"
    ][
        "other"
    ]


def case_49():
    x = [1, 2, 3][1:"a"]


def case_50():
    x = [1, 2, 3]
    x[1:2] = 5


def case_51():
    x = [1, 2, 3]
    x[::0]


def case_52():
    x = {}
    x[1, 2]


def case_53():
    x = 5
    x[0]


def case_54():
    eval("1 / 0")


def case_55():
    exec("x = 1\ny = x / 0\n")


def case_56():
    print(*[1, 2, undefined])


def case_57():
    print(**{"end": undefined})


def case_58():
    sorted([1, "a", 2])


def case_59():
    list(map(int, ["1", "x"]))


def case_60():
    x = 5
    x   [0]


def case_61():
    y = 1 + (2 + (3 + (4 + (5 + "a"))))


def case_62():
    y = ((1)) + ((("a")))


def case_63():
    y = (1) if 0 else ("a") - (1)


def case_64():
    y = (1)-("a")


def case_65():
    y = 1 @ 2


def case_66():
    y = 5 % "a" ** 2


def case_67():
    y = 5 >> "a"


def case_68():
    y = (5
      //
      0)


def case_69():
    y = (5  # five / 3
        / 0)


def case_70():
    print("a" "b" + 1)


def case_71():
    print("""x
    y""" + 1)


def case_72():
    x = f"{1 / 0}"


def case_73():
    x = f"{1:{2 / 0}}"


def case_74():
    x = f"a{'b' + f'{1 / 0}'}c"


def case_75():
    x = "%d" % "a"


def case_76():
    x = "%s %s" % (1,)


def case_77():
    (yes := 1) + (no := "a")


def case_78():
    x = [1, 2]
    x.append(1, 2)


def case_79():
    x = [1, 2]
    x.remove(5)


def case_80():
    x = iter([])
    next(x)


def case_81():
    x = 1,
    x[1]


for name, case in sorted(globals().copy().items()):
    if name.startswith("case_"):
        print(name)
        try:
            case()
        except Exception:
            traceback.print_exc(file=sys.stdout)
