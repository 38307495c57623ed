class Base:
    def __init__(self, *args, **kwargs):
        self.got = (args, kwargs)

    def show(self, *args, **kwargs):
        return self.got, args, kwargs


class Derived(Base):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

    def show(self, *args, **kwargs):
        return super().show(*args, 9, **kwargs)


items = []
items.insert(*(0, "x"))
print(items)
d = Derived(*[1, 2], k=3)
print(d.show(*(4, 5), **{"m": 6}))
print("-".join(*[["a", "b"]]))
bound = d.show
print(bound(*range(2)))
