# What a report says after the message: what a wrong name may have been meant for.
import math
import os
import sys
import traceback


class Account:
    def __init__(self):
        self.balance = 5
        self._secret = 1

    def show(self):
        return balance

    def wrong(self):
        return self.balanec

    def secret(self):
        return self._secrt

    def compute_total(self):
        return 1


def in_function():
    local_value = 2
    return local_valu


def counter(first_number, second_number):
    return first_number + secnd_number


total_sum = 7
tries = [
    in_function,
    lambda: counter(1, 2),
    Account().show,
    Account().wrong,
    Account().secret,
    lambda: Account().secrt,
    lambda: Account().compute_totl(),
    lambda: pritn("x"),
    lambda: totl_sum,
    lambda: True_,
    lambda: Lenn,
    lambda: "text".uper(),
    lambda: [].apend(1),
    lambda: {}.itmes(),
    lambda: (1, 2).cuont(1),
    lambda: os.pathh,
    lambda: math.sqr(2),
    lambda: None.anything,
    lambda: Account().zzzzzz,
    lambda: nothing_like_it_at_all,
    lambda: random.random(),
    lambda: tim,
    lambda: collections.Counter(),
]
for one in tries:
    try:
        one()
    except (NameError, AttributeError) as error:
        print(traceback.format_exception_only(error)[-1].strip(), "|", error, "|", error.name)
        print(traceback.format_exc().splitlines()[-1])
try:
    raise NameError("made by hand")
except NameError as error:
    print(traceback.format_exc().splitlines()[-1], error.name)
try:
    raise AttributeError("by hand", name="balanec", obj=Account())
except AttributeError as error:
    print(traceback.format_exc().splitlines()[-1], error.name)


def unbound():
    print(valu)
    value = 1
    valu = 2


try:
    unbound()
except UnboundLocalError as error:
    print(traceback.format_exc().splitlines()[-1])
