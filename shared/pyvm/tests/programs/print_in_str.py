# `print` writes one value after the other: what `__str__` prints comes between.
import io


class Talks:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        print(f"[asked {self.name}]")
        return self.name


class Fails:
    def __repr__(self):
        raise ValueError("no text")


print("first", Talks("second"), 3)
print(Talks("a"), Talks("b"), sep=", ", end="!\n")
print("plain", [Talks("inner")] and "list", end=" ")
print(Talks("last"))
try:
    print("before", Fails(), "after")
except ValueError as error:
    print("|", error)
try:
    print(1, 2, [Fails()], sep="-")
except ValueError as error:
    print("|", error)
out = io.StringIO()
print("to", Talks("a file"), 5, file=out, sep="_")
print(repr(out.getvalue()))
