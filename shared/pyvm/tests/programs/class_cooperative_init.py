"""Every __init__ of a diamond runs once, each taking the arguments it knows."""

class Component:
    def __init__(self, **rest):
        if rest:
            raise TypeError(f"nobody wants {sorted(rest)}")
        print("Component")

class Named(Component):
    def __init__(self, name, **rest):
        print("Named", name)
        self.name = name
        super().__init__(**rest)

class Sized(Component):
    def __init__(self, size=1, **rest):
        print("Sized", size)
        self.size = size
        super().__init__(**rest)

class Box(Named, Sized):
    def __init__(self, *items, **rest):
        print("Box", len(items))
        self.items = items
        super().__init__(**rest)

box = Box(1, 2, 3, size=7, name="crate")
print(box.name, box.size, box.items)
small = Box(name="small")
print(small.size, small.items)
try:
    Box(name="odd", colour="red", age=3)
except TypeError as error:
    print("TypeError:", error)
try:
    Box(1)
except TypeError as error:
    print("TypeError:", error)
print(sorted(box.__dict__))
