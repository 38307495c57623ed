# What CPython printed otherwise then.
import argparse
import datetime
from abc import ABC, abstractmethod
from collections import OrderedDict, namedtuple
from concurrent.futures import Future
from enum import IntEnum
from multiprocessing import Process

Point = namedtuple("Point", "x y")


class Code(IntEnum):
    OK = 200


class Shape(ABC):
    @abstractmethod
    def area(self):
        pass

    @abstractmethod
    def name(self):
        pass


print(ValueError("x"), repr(ValueError("x")), repr(KeyError("a", 1)))
print(Point(1, 2)._asdict(), OrderedDict(a=1), str(Code.OK), "{}".format(Code.OK), repr(Code.OK))
print(argparse.Namespace(b=1, a=2), repr(datetime.timedelta(1, 2)), Process(name="P"))
parser = argparse.ArgumentParser(prog="p")
parser.add_argument("files", nargs="*")
print(parser.format_usage().strip())
for failing in (Shape, lambda: "a" + 1, lambda: int([])):
    try:
        failing()
    except TypeError as error:
        print(error)
future = Future()
future.set_result(1)
try:
    future.set_result(2)
except Exception as error:
    print(type(error).__name__)
print(future.result())
