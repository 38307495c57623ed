"""Threads share a list; processes each have a list of their own.

Runs in every Python from 3.4 on.
"""

import multiprocessing
import threading

# ANCHOR: program
shared = []


def worker(kind, number):
    shared.append(number)
    print(kind, number, "sees", shared, flush=True)


def start(kind, make):
    for number in range(3):
        # One after the other: what they see does not depend on who is faster.
        one = make(target=worker, args=(kind, number))
        one.start()
        one.join()


if __name__ == "__main__":
    start("thread", threading.Thread)
    start("process", multiprocessing.get_context("spawn").Process)
    print("the parent sees", shared)
# ANCHOR_END: program
