"""Attributes that are computed, checked, or read-only."""

class Rectangle:
    def __init__(self, width, height):
        self.width = width
        self.height = height

    @property
    def width(self):
        return self._width

    @width.setter
    def width(self, value):
        if value <= 0:
            raise ValueError(f"width must be positive, not {value}")
        self._width = value

    @property
    def area(self):
        """The area."""
        return self.width * self.height

    @property
    def label(self):
        return getattr(self, "_label", "unnamed")

    @label.setter
    def label(self, text):
        self._label = text.strip().title()

    @label.deleter
    def label(self):
        print("label removed")
        del self._label

box = Rectangle(3, 4)
print(box.area, box.width)
box.width = 10
print(box.area, box.__dict__)
try:
    box.width = -1
except ValueError as error:
    print("ValueError:", error)
try:
    box.area = 12
except AttributeError as error:
    print("AttributeError:", error)
print(box.label)
box.label = "  garden shed "
print(box.label)
del box.label
print(box.label)
try:
    Rectangle(0, 1)
except ValueError as error:
    print("ValueError:", error)
box.width += 5
print(box.width, Rectangle.area.__doc__)
print(type(Rectangle.area).__name__)
