"""Threads that take references to one object and drop them again, and the count that is left.

Usage: references.py [THREADS [TURNS]]

Runs in every Python from 2.7 on.
"""

import sys
import threading


# ANCHOR: program
class Thing(object):
    pass


thing = Thing()


def use(turns):
    for _ in range(turns):
        same = thing  # one reference more
        del same  # and one less


def main(workers, turns):
    before = sys.getrefcount(thing)
    threads = [threading.Thread(target=use, args=(turns,)) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(str(before) + " before, " + str(sys.getrefcount(thing)) + " after")
# ANCHOR_END: program


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2, int(sys.argv[2]) if len(sys.argv) > 2 else 100000)
