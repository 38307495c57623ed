"""assert: when it speaks and what it carries."""

def checked(n):
    assert n > 0, f"n must be positive, got {n}"
    assert isinstance(n, int)
    return n * 2

print(checked(2))
for value in (-1, 0, 1.5, 3):
    try:
        print(checked(value))
    except AssertionError as error:
        print("AssertionError", error.args, repr(str(error)))

def message():
    print("message computed")
    return "computed"

assert True, message()
try:
    assert False, message()
except AssertionError as error:
    print(error)
try:
    assert [], ("a", "tuple")
except AssertionError as error:
    print(error.args, error)
try:
    assert None
except AssertionError as error:
    print(error.args)
try:
    assert 1 == 1 and 2 > 3, 42
except AssertionError as error:
    print(error.args[0] + 1)

class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        before = len(self.items)
        self.items.append(item)
        assert len(self.items) == before + 1
        return self

    def pop(self):
        assert self.items, "stack is empty"
        return self.items.pop()

stack = Stack().push(1).push(2)
print(stack.pop(), stack.pop())
try:
    stack.pop()
except AssertionError as error:
    print("caught:", error)
assert stack.items == [] and not stack.items
print("end")
