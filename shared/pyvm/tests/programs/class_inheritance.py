"""Overriding, extending and inheriting methods."""

class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"

    def introduce(self):
        return "I am " + self.describe() + ". " + self.speak()

    def describe(self):
        return f"{self.name} the {type(self).__name__.lower()}"

class Dog(Animal):
    sound = "woof"

class Puppy(Dog):
    def speak(self):
        return super().speak() + ", quietly"

class Cat(Animal):
    sound = "miaow"

    def __init__(self, name, lives=9):
        super().__init__(name)
        self.lives = lives

    def describe(self):
        return Animal.describe(self) + f" with {self.lives} lives"

zoo = [Dog("Rex"), Puppy("Bit"), Cat("Tom"), Cat("Kit", lives=3), Animal("It")]
for animal in zoo:
    print(animal.introduce())
for animal in zoo:
    kinds = [kind.__name__ for kind in (Animal, Dog, Puppy, Cat) if isinstance(animal, kind)]
    print(animal.name, kinds)
print(issubclass(Puppy, Animal), issubclass(Puppy, Cat), issubclass(Dog, Dog), issubclass(Dog, (Cat, Animal)))
print(isinstance(zoo[0], object), issubclass(Cat, object), isinstance(zoo[2], (int, str)))
print([base.__name__ for base in Puppy.__mro__])
print(Puppy.__bases__ == (Dog,), Animal.__bases__[0] is object)
