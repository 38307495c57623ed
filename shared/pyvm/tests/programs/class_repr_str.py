"""What print, repr, format and containers ask of an object."""

class Both:
    def __repr__(self):
        return "Both()"

    def __str__(self):
        return "a both"

class OnlyRepr:
    def __repr__(self):
        return "<only repr>"

class OnlyStr:
    def __str__(self):
        return "only str"

class Formatted:
    def __init__(self, value):
        self.value = value

    def __format__(self, spec):
        return f"[{spec or 'plain'}:{self.value}]"

both, plain = Both(), OnlyRepr()
print(both, plain, OnlyStr())
print([both, plain], (both,), {"k": both})
print(str(both), repr(both), str(plain), repr(plain))
print(f"{both} {both!r} {both!s} {plain} {plain!a}")
print("%s %r" % (both, both), "{} {!r}".format(both, both))
print(f"{str(both):>10}|{str(plain):*^15}|")
print(f"{Formatted(3)} {Formatted(4):x} {Formatted(5):{'>'}{8}}", format(Formatted(6)), format(Formatted(7), "abc"))
print("{:q} {}".format(Formatted(1), Formatted(2)))
try:
    f"{plain:>10}"
except TypeError as error:
    print(error)

class Broken:
    def __repr__(self):
        return 42

try:
    print([Broken()])
except TypeError as error:
    print(error)
try:
    print(Broken())
except TypeError as error:
    print(error)
