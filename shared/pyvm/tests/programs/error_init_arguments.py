class Person:
    def __init__(self, name, age, *, city="Rome"):
        self.name, self.age, self.city = name, age, city

print(Person("Ann", 30).city, Person("Bob", 41, city="Oslo").city)
try:
    Person("Cid", 2, town="Bonn")
except TypeError as error:
    print(error)
try:
    Person("Dan", 1, "Paris")
except TypeError as error:
    print(error)
print(Person("Eve").name)
