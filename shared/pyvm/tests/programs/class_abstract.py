"""Abstract base classes, and the plain way: NotImplementedError."""

from abc import ABC, abstractmethod

class Shape(ABC):
    @abstractmethod
    def area(self):
        """Every shape has one."""

    def describe(self):
        return f"{type(self).__name__} of area {self.area():.2f}"

class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return 3.14159 * self.radius ** 2

class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

for shape in (Circle(1), Square(2), Square(1.5)):
    print(shape.describe())
try:
    Shape()
except TypeError as error:
    print(error)

class Unfinished(Shape):
    pass

try:
    Unfinished()
except TypeError as error:
    print(error)

class Task:
    def run(self):
        raise NotImplementedError

class Named(Task):
    def run(self):
        raise NotImplementedError(f"{type(self).__name__}.run is missing")

for task in (Task(), Named()):
    try:
        task.run()
    except NotImplementedError as error:
        print(type(error).__name__, error.args)
print(isinstance(Circle(2), Shape), issubclass(NotImplementedError, RuntimeError))
