import gc

gc.disable()
gc.collect()


class Node:
    def __init__(self, name):
        self.name = name


class Loud(Node):
    def __del__(self):
        print("finalized", self.name)


def to_itself():
    node = Node("alone")
    node.me = node


def pair():
    a = Node("a")
    b = Node("b")
    a.other, b.other = b, a


def with_parts():
    node = Node("rich")
    node.me = node
    node.numbers = [1, 2]
    node.flat = {"k": 1}
    node.deep = {"k": node}
    node.pair = (node, 1)
    node.known = {1, 2}


def list_in_itself():
    items = []
    items.append(items)


def two_lists():
    first = []
    second = [first]
    first.append(second)


def dict_in_itself():
    entries = {}
    entries["self"] = entries


def closure():
    def inner():
        return inner


def generator():
    def steps():
        yield own

    own = steps()
    next(own)


def member_of_its_own_set():
    node = Node("member")
    node.group = {node}


def lambda_of_its_object():
    node = Node("called")
    node.call = lambda: node


def nothing():
    node = Node("plain")
    return node.name


for make in (
    to_itself,
    pair,
    with_parts,
    list_in_itself,
    two_lists,
    dict_in_itself,
    closure,
    generator,
    member_of_its_own_set,
    lambda_of_its_object,
    nothing,
):
    make()
    print(make.__name__, gc.collect(), gc.collect())


def loud_pair():
    a = Loud("first")
    b = Loud("second")
    a.other, b.other = b, a


loud_pair()
print("still there")
print(gc.collect())

saved = []


class Phoenix:
    def __del__(self):
        print("rises")
        saved.append(self)


def rise():
    bird = Phoenix()
    bird.me = bird


rise()
print(gc.collect(), len(saved), saved[0].me is saved[0])
saved.clear()
print(gc.collect())

print(gc.garbage, gc.isenabled())
gc.enable()
print(gc.isenabled(), gc.get_threshold())
gc.set_threshold(500, 5, 5)
print(gc.get_threshold())
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("a"))
kept = [Node("kept")]
kept[0].me = kept
print(gc.collect(), kept[0].name)
