"""`+=` asks __iadd__ first, and falls back to __add__; it always assigns."""

class Log:
    def __init__(self, lines=()):
        self.lines = list(lines)

    def __iadd__(self, line):
        self.lines.append(line)
        return self

    def __ior__(self, other):
        self.lines = sorted({*self.lines, *other.lines})
        return self

    def __repr__(self):
        return f"Log({self.lines})"

class Frozen:
    def __init__(self, value):
        self.value = value

    def __add__(self, more):
        return Frozen(self.value + more)

    def __repr__(self):
        return f"Frozen({self.value})"

log = Log()
same = log
log += "start"
log += "stop"
print(log, same is log)
log |= Log(["stop", "crash"])
print(log)
one = Frozen(1)
other = one
one += 10
print(one, other, one is other)

class Holder:
    log = Log(["class"])

holder = Holder()
holder.log += "instance"
print(Holder.log, holder.__dict__, holder.log is Holder.log)
table = {"k": Log()}
table["k"] += "x"
print(table)
pair = ([1], Log())
try:
    pair[0] += [2]
except TypeError as error:
    print(error)
print(pair)
numbers = [1, 2]
alias = numbers
numbers += (3,)
numbers *= 2
print(alias)
