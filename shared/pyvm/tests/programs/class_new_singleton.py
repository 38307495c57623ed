"""__new__ makes the object, __init__ fills it."""

class Single:
    instance = None

    def __new__(cls, *arguments):
        print("new", arguments)
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, value=None):
        print("init", value)
        self.value = value

a = Single(1)
b = Single(2)
print(a is b, a.value)

class Even(int):
    def __new__(cls, value):
        return super().__new__(cls, value - value % 2)

number = Even(7)
print(number, number + 1, type(number).__name__, isinstance(number, int), number == 6)

class Other:
    def __new__(cls):
        return "not an Other"

    def __init__(self):
        print("never called")

print(Other())

class Tag(str):
    def shout(self):
        return self.upper() + "!"

tag = Tag("hey")
print(tag, tag.shout(), len(tag), tag + " you", type(tag + "").__name__)

class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def top(self):
        return self[-1]

stack = Stack([1]).push(2).push(3)
print(stack, stack.top(), len(stack), stack == [1, 2, 3], isinstance(stack, list))

class Defaults(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]

table = Defaults(a=1)
print(table["a"], table["zz"], table, table.get("q"))
