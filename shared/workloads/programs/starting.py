"""What it costs to start a worker that has nothing to do, and to wait for its end.

Usage: starting.py thread|spawn|forkserver|fork [TIMES]

Prints the seconds for one. Runs in every Python from 3.4 on.
"""

import multiprocessing
import sys
import threading
from time import perf_counter


# ANCHOR: program
def nothing():
    pass


def start(kind):
    if kind == "thread":
        worker = threading.Thread(target=nothing)
    else:
        worker = multiprocessing.get_context(kind).Process(target=nothing)
    worker.start()
    worker.join()


def main(kind, times):
    start(kind)  # the first one pays for what the others find ready
    began = perf_counter()
    for _ in range(times):
        start(kind)
    print((perf_counter() - began) / times)
# ANCHOR_END: program


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5)
