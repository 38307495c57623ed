"""A manager that can be entered again, and one that counts its depth."""

class Depth:
    def __init__(self):
        self.level = 0
        self.trace = []

    def __enter__(self):
        self.level += 1
        self.trace.append(f"+{self.level}")
        return self

    def __exit__(self, *details):
        self.trace.append(f"-{self.level}")
        self.level -= 1

depth = Depth()

def recurse(n):
    with depth:
        if n:
            return recurse(n - 1) + 1
        return depth.level

print(recurse(3), depth.trace, depth.level)

class Undo:
    def __init__(self, table):
        self.table = table

    def __enter__(self):
        self.saved = dict(self.table)
        return self.table

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            self.table.clear()
            self.table.update(self.saved)
        return kind is ValueError

stock = {"pens": 5}
with Undo(stock) as s:
    s["pens"] -= 2
print(stock)
with Undo(stock) as s:
    s["pens"] = 0
    s["ink"] = 1
    raise ValueError("cancel")
print(stock)
try:
    with Undo(stock) as s:
        s["pens"] = None
        s["pens"] += 1
except TypeError as error:
    print(type(error).__name__, stock)

class Failing:
    def __init__(self, where):
        self.where = where
    def __enter__(self):
        if self.where == "enter":
            raise RuntimeError("in enter")
    def __exit__(self, *details):
        print("exit called", details[0])
        if self.where == "exit":
            raise RuntimeError("in exit")

for where in ("enter", "exit"):
    try:
        with Failing(where):
            print("body")
    except RuntimeError as error:
        print(error)
try:
    with Failing("exit"):
        raise KeyError("body")
except RuntimeError as error:
    print(error, "context", repr(error.__context__))
