"""A class with state, methods that use it, and methods that call each other."""

class Thermometer:
    """Keeps readings in degrees Celsius."""

    unit = "C"

    def __init__(self, place, readings=None):
        self.place = place
        self.readings = list(readings or [])

    def add(self, value):
        self.readings.append(value)
        return self

    def highest(self):
        return max(self.readings) if self.readings else None

    def mean(self):
        if not self.readings:
            return None
        return sum(self.readings) / len(self.readings)

    def report(self):
        return f"{self.place}: {len(self.readings)} readings, mean {self.mean()}{self.unit}, top {self.highest()}"

roof = Thermometer("roof")
cellar = Thermometer("cellar", [11, 12])
print(roof.report())
print(cellar.report())
roof.add(20).add(22.5).add(21)
print(roof.report())
print(cellar.readings, roof.readings)
method = roof.add
print(method(19) is roof, roof.readings)
print(Thermometer.mean(cellar))
print(Thermometer.__name__, Thermometer.__doc__, type(roof) is Thermometer)
print(type(roof).__name__, roof.__class__.__name__, isinstance(roof, Thermometer), isinstance(3, Thermometer))
cellar.unit = "K"
print(cellar.report())
print(Thermometer.unit, roof.unit, cellar.unit)
