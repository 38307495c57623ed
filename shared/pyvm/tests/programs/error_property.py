class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def area(self):
        return 3 * self.radius ** 2

    @area.setter
    def area(self, value):
        if value < 0:
            raise ValueError("an area is not negative")
        self.radius = (value / 3) ** 0.5

circle = Circle(2)
print(circle.area)
circle.area = 27
print(circle.radius)
circle.area = -3
