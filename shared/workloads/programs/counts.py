"""Reference counts, as a program can see them: counting, dying, and a cycle.

Runs in every Python from 2.7 on.
"""

import gc
import sys


# ANCHOR: counts
def count():
    data = [1, 2, 3]
    print("one name: " + str(sys.getrefcount(data)))
    alias = data
    print("two names: " + str(sys.getrefcount(data)))
    container = [data, data]
    print("twice in a list, too: " + str(sys.getrefcount(data)))
    del alias
    print("one name less: " + str(sys.getrefcount(data)))
    del container
    print("without the list: " + str(sys.getrefcount(data)))
# ANCHOR_END: counts


# ANCHOR: dying
class Thing(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name + " dies")


def die():
    thing = Thing("one")
    same = thing
    del thing
    print("one name is gone")
    del same
    print("both are gone")


def cycle():
    first, second = Thing("first"), Thing("second")
    first.other, second.other = second, first
    del first, second
    print("no name is left")
    gc.collect()
    print("collected")
# ANCHOR_END: dying


if __name__ == "__main__":
    gc.disable()  # it would collect the cycle at some moment of its own
    count()
    print("--")
    die()
    print("--")
    cycle()
