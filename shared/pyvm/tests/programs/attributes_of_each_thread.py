# Attributes that each thread sees for itself, and those that a class answers for.
import threading


class Counted(threading.local):
    kind = "counted"

    def __init__(self, start, step=1):
        self.value = start
        self.step = step

    def advance(self):
        self.value += self.step
        return self.value


shared = threading.local()
shared.name = "main"
counted = Counted(10, step=5)
counted.advance()
seen = []


def work(number):
    seen.append((number, hasattr(shared, "name"), getattr(shared, "name", "nothing"), counted.value, counted.kind))
    shared.name = f"thread {number}"
    shared.list = [number]
    shared.list.append(counted.advance())
    counted.value += 100
    seen.append((shared.name, shared.list, counted.value, sorted(shared.__dict__), sorted(vars(counted))))
    del shared.name
    try:
        shared.name
    except AttributeError as error:
        seen.append(str(error))
    try:
        del counted.missing
    except AttributeError as error:
        seen.append(str(error))


for number in range(3):
    thread = threading.Thread(target=work, args=(number,))
    thread.start()
    thread.join()
print(*seen, sep="\n")
print(shared.name, counted.value, shared.__dict__, hasattr(shared, "list"), isinstance(counted, threading.local))
try:
    counted.missing
except AttributeError as error:
    print(error)


class Value:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "dies")


def hold():
    shared.value = Value("a value of a thread")


thread = threading.Thread(target=hold)
thread.start()
thread.join()
shared.value = Value("first")
shared.value = Value("second")
del shared.value
print("end of locals")


# Classes that answer for their attributes themselves.
class Record:
    def __init__(self, **fields):
        object.__setattr__(self, "fields", fields)
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append(f"get {name}")
        if name in self.fields:
            return self.fields[name]
        raise AttributeError(f"no field {name}")

    def __setattr__(self, name, value):
        self.log.append(f"set {name}")
        self.fields[name] = value

    def __delattr__(self, name):
        del self.fields[name]


record = Record(a=1, double=lambda x: 2 * x)
record.b = record.a + 1
record.b += 5
record.a = record.double(record.b)
del record.b
print(record.fields.keys(), record.a, hasattr(record, "b"), getattr(record, "c", "none"), record.log)


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


proxy = Proxy([3, 1, 2])
proxy.sort()
proxy.append(4)
print(proxy._target, proxy.index(3), [proxy.count(i) for i in range(3)])


class Broken:
    def __getattr__(self, name):
        return getattr(self, name + "x")


try:
    Broken().start
except RecursionError as error:
    print("too deep")


class Strict:
    __slots__ = ("x",)

    def __setattr__(self, name, value):
        if name != "x":
            raise TypeError(f"{name} is not allowed")
        object.__setattr__(self, name, value * 2)


strict = Strict()
strict.x = 4
try:
    strict.y = 5
except TypeError as error:
    print(strict.x, error)
