"""Code that runs when an attribute is set or deleted."""

class Frozen:
    def __init__(self, x, y):
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot set {name} to {value}")

    def __delattr__(self, name):
        raise AttributeError(f"cannot delete {name}")

point = Frozen(1, 2)
print(point.x, point.y, point.__dict__)
for attempt in (1, 2, 3):
    try:
        if attempt == 1:
            point.x = 5
        elif attempt == 2:
            point.z = 5
        else:
            del point.x
    except AttributeError as error:
        print(error)
print(point.x)

class History:
    def __init__(self):
        super().__setattr__("changes", [])
        self.value = 0

    def __setattr__(self, name, value):
        self.changes.append((name, value))
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.changes.append((name, "deleted"))
        super().__delattr__(name)

history = History()
history.value = 5
history.value += 1
history.other = "x"
del history.other
setattr(history, "last", None)
print(history.changes)
print(history.value, history.last, hasattr(history, "other"))
