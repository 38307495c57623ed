"""with: what __enter__ gives, and what __exit__ sees and decides."""

class Step:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind.__name__ if kind else None, error, traceback is None)
        return self.swallow

with Step("one") as name:
    print("body", name)
with Step("quiet", swallow=True):
    raise ValueError("hidden")
print("after quiet")
try:
    with Step("loud"):
        raise KeyError("seen")
except KeyError as error:
    print("caught", error)
with Step("a") as a, Step("b") as b:
    print(a, b)
with (Step("outer", swallow=True), Step("inner")):
    1 / 0
def leave():
    with Step("function"):
        return "returned"
print(leave())
for number in range(4):
    with Step(f"turn {number}"):
        if number == 1:
            continue
        if number == 2:
            break
print(number)
class Half:
    def __enter__(self):
        return self
try:
    with Half():
        print("never")
except TypeError as error:
    print(error)
try:
    with 5:
        pass
except TypeError as error:
    print(error)
