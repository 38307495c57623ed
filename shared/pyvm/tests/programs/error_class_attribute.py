class Engine:
    def __init__(self, power):
        self.power = power

class Car:
    def __init__(self, engine):
        self.engine = engine

    def describe(self):
        return f"{self.engine.power} kW, {self.engine.colour}"

car = Car(Engine(90))
print(car.engine.power)
print(car.describe())
