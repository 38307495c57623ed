"""A linked list with the methods that one expects."""

class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

class LinkedList:
    def __init__(self, values=()):
        self.head = None
        self.size = 0
        for value in reversed(list(values)):
            self.push(value)

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def pop(self):
        if self.head is None:
            raise IndexError("pop from an empty LinkedList")
        node = self.head
        self.head = node.next
        self.size -= 1
        return node.value

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __repr__(self):
        return " -> ".join([repr(value) for value in self] + ["None"])

numbers = LinkedList([1, 2, 3])
numbers.push("zero")
print(numbers, len(numbers))
numbers.reverse()
print(numbers)
print(numbers.pop(), numbers.pop(), numbers, 1 in numbers, list(numbers))
print(LinkedList(), bool(LinkedList()), [a + b for a, b in zip(LinkedList("ab"), LinkedList("cd"))])
try:
    LinkedList().pop()
except IndexError as error:
    print(error)
