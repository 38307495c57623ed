class Meta(type):
    registry = {}
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.registry[name] = cls
        cls.tag = kw.get("tag", name.lower())
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(cls, *args, **kwargs):
        print("creating", cls.__name__)
        return super().__call__(*args, **kwargs)
    def __len__(cls): return 7
class Base(metaclass=Meta): pass
class Child(Base, tag="kid"):
    def __init__(self, x): self.x = x
print(Meta.registry.keys(), Child.tag, Child(3).x, type(Child), len(Child), isinstance(Child, Meta))
class Singleton(type):
    _inst = {}
    def __call__(cls, *a, **k):
        if cls not in cls._inst: cls._inst[cls] = super().__call__(*a, **k)
        return cls._inst[cls]
class Config(metaclass=Singleton):
    def __init__(self): self.v = 1
print(Config() is Config())
