# Callbacks of weak references, finalizers and proxies: called when their object dies.
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


node = Node("a")
first = weakref.ref(node, lambda reference: print("first", reference() is None))
second = weakref.ref(node, lambda reference: print("second", reference is second))
silent = weakref.ref(node, lambda reference: print("never: this reference has died"))
del silent
del node
print(first(), second())

node = Node("b")
ending = weakref.finalize(node, print, "finalized", "b")
print(ending.alive)
del node
print(ending.alive, ending())

node = Node("c")
detached = weakref.finalize(node, print, "never")
print(detached.detach()[0] is node)
proxy = weakref.proxy(node)
print(proxy.name)
del node
try:
    print(proxy.name)
except ReferenceError as error:
    print(error)

kept = Node("d")
weakref.finalize(kept, print, "at the end of the program")
print("end")
