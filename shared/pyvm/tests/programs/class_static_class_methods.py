"""Methods that get the class, and methods that get nothing."""

class Temperature:
    made = 0

    def __init__(self, kelvin):
        self.kelvin = kelvin
        Temperature.made += 1

    @classmethod
    def from_celsius(cls, degrees):
        return cls(degrees + 273.15)

    @classmethod
    def name(cls):
        return cls.__name__.lower()

    @staticmethod
    def is_cold(kelvin):
        return kelvin < 280

    def cold(self):
        return self.is_cold(self.kelvin)

class Precise(Temperature):
    def __init__(self, kelvin):
        super().__init__(round(kelvin, 1))

    @classmethod
    def name(cls):
        return "very " + super().name()

ice = Temperature.from_celsius(0)
tea = Precise.from_celsius(85.123)
print(ice.kelvin, tea.kelvin, type(ice).__name__, type(tea).__name__)
print(Temperature.made, Precise.made, ice.made)
print(Temperature.name(), Precise.name(), tea.name())
print(ice.cold(), tea.cold(), Temperature.is_cold(100), tea.is_cold(300))
maker = Precise.from_celsius
print(maker(1).kelvin, Temperature.made)
functions = [Temperature.is_cold, ice.is_cold, Precise.is_cold]
print([function(279.9) for function in functions])
try:
    Temperature.cold()
except TypeError as error:
    print(error)
try:
    Temperature.is_cold()
except TypeError as error:
    print(error)
