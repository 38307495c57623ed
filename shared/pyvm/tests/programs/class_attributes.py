"""Where an attribute lives: in the instance, in its class, or in a base class."""

class Base:
    level = 1
    shared = []

class Child(Base):
    pass

a, b = Base(), Child()
print(a.level, b.level, Child.level)
b.level += 10
print(a.level, b.level, Child.level)
Base.level = 5
print(a.level, b.level, Child.level)
Child.level = 7
print(a.level, b.level, Child.level, Base.level)
del b.level
print(b.level)
del Child.level
print(b.level)
a.shared.append("a")
b.shared.append("b")
print(Base.shared, a.shared is b.shared)
b.shared = ["own"]
print(Base.shared, b.shared, Child.shared)
print(hasattr(a, "level"), hasattr(a, "depth"), getattr(a, "depth", "none"))
setattr(a, "depth", 3)
print(a.depth, a.__dict__, b.__dict__)
delattr(a, "depth")
print(hasattr(a, "depth"), a.__dict__)
for action in ("a.depth", "Child.depth", "del a.level"):
    try:
        if action == "a.depth":
            a.depth
        elif action == "Child.depth":
            Child.depth
        else:
            del a.level
    except AttributeError as error:
        print(action, "->", error)
print(sorted(name for name in vars(Base) if not name.startswith("__")))
