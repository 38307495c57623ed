"""An object that answers for an attribute of another class."""

class Positive:
    def __set_name__(self, owner, name):
        print("named", name, "in", owner.__name__)
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return f"the field {self.name} of {owner.__name__}"
        return getattr(instance, self.name, 0)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name[1:]} is negative: {value}")
        setattr(instance, self.name, value)

class Item:
    price = Positive()
    stock = Positive()

    def __init__(self, price, stock):
        self.price = price
        self.stock = stock

item = Item(3, 4)
print(item.price * item.stock, item.__dict__)
print(Item.price)
item.stock -= 4
print(item.stock)
try:
    item.stock -= 1
except ValueError as error:
    print(error)

class Lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        print("computing")
        value = self.function(instance)
        instance.__dict__[self.function.__name__] = value
        return value

class Report:
    @Lazy
    def total(self):
        return sum(range(101))

report = Report()
print(report.total)
print(report.total, report.__dict__)
