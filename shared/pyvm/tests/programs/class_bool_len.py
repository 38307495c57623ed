"""Truth of an object: __bool__, else __len__, else true."""

class Flag:
    def __init__(self, on):
        self.on = on

    def __bool__(self):
        print("asked", self.on)
        return self.on

class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

class Plain:
    pass

if Flag(True):
    print("on")
if not Flag(False):
    print("off")
print(bool(Flag(True)), not Flag(True))
both = Flag(False) or Flag(True)
print(both.on)
either = Flag(False) and Flag(True)
print(either.on)
print("chosen" if Flag(False) else "other")
print([bool(Sized(n)) for n in (0, 1, 7)], len(Sized(4)), bool(Plain()))
print(all([Flag(True), Flag(False), Flag(True)]), any([Flag(False), Flag(True), Flag(True)]))
print([flag.on for flag in filter(None, [Flag(True), Flag(False)])])
while Flag(False):
    print("never")
else:
    print("loop ended")

class Wrong:
    def __bool__(self):
        return 1

class Negative:
    def __len__(self):
        return -1

class Text:
    def __len__(self):
        return "many"

for action in (lambda: bool(Wrong()), lambda: len(Negative()), lambda: len(Text()), lambda: len(Plain())):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
