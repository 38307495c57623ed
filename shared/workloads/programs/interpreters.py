"""Equal tasks in sequence, in threads, and in interpreters: from CPython 3.12 on each has a GIL of its own (PEP 684).

Usage: interpreters.py [WORKERS [TURNS]]

Prints how many times as fast as the sequence the threads were, and the interpreters. Needs CPython 3.14, where programs
can use interpreters (PEP 734).
"""

import sys
import threading
import time
from concurrent import interpreters


# ANCHOR: task
def count(turns):
    total = 0
    for i in range(turns):
        total += i
    return total
# ANCHOR_END: task


# ANCHOR: run
def in_sequence(workers, turns):
    for _ in range(workers):
        count(turns)


def in_threads(workers, turns):
    threads = [threading.Thread(target=count, args=(turns,)) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def in_interpreters(workers, turns):
    others = [interpreters.create() for _ in range(workers)]
    threads = [other.call_in_thread(count, turns) for other in others]
    for thread in threads:
        thread.join()
    for other in others:
        other.close()
# ANCHOR_END: run


def seconds(run, workers, turns):
    began = time.perf_counter()
    run(workers, turns)
    return time.perf_counter() - began


if __name__ == "__main__":
    workers = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    turns = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000_000
    sequence = min(seconds(in_sequence, workers, turns) for _ in range(2))
    for run in (in_threads, in_interpreters):
        print(f"{sequence / min(seconds(run, workers, turns) for _ in range(2)):.2f}", end=" ")
    print()
