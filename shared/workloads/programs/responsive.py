"""A loop that must answer, like a window's, while work is done: how long does it leave its user waiting?

Usage: responsive.py nothing|here|slices|thread|process TURNS [SWITCH_INTERVAL_MS]

The loop beats every 10 ms. At the third beat it begins the work: none, in its own thread, there but a slice at each
beat, in another thread, or in a process. Prints the longest pause between two beats in milliseconds, and how
many beats there were before the work was done. Runs in every Python from 3.6 on.
"""

import multiprocessing
import sys
import threading
import time

BEAT_S = 0.01
SLICES = 32


# ANCHOR: loop
def beat(begin):
    """Beats until the work is done, and twice more. Gives the moments of all beats."""
    moments, is_done, after = [time.perf_counter()], lambda: False, 0
    while after < 3:
        if len(moments) == 3:
            is_done = begin()  # somebody pressed the button
        if is_done():
            after += 1
        time.sleep(BEAT_S)  # a window waits here for the next key or click
        moments.append(time.perf_counter())
    return moments
# ANCHOR_END: loop


# ANCHOR: work
def work(turns):
    total = 0
    for i in range(turns):
        total += i
    return total


def here(turns):
    work(turns)
    return lambda: True


def slices(turns):
    left = [turns // SLICES] * SLICES

    def next_slice():  # the loop asks at each beat whether the work is done: then a little of it is
        if left:
            work(left.pop())
        return not left

    return next_slice


def thread(turns):
    worker = threading.Thread(target=work, args=(turns,))
    worker.start()
    return lambda: not worker.is_alive()


def process(turns):
    worker = multiprocessing.get_context("spawn").Process(target=work, args=(turns,))
    worker.start()
    return lambda: worker.exitcode is not None
# ANCHOR_END: work


def nothing(turns):
    return lambda: True


WAYS = {"nothing": nothing, "here": here, "slices": slices, "thread": thread, "process": process}


if __name__ == "__main__":
    way, turns = WAYS[sys.argv[1]], int(sys.argv[2])
    if len(sys.argv) > 3:
        sys.setswitchinterval(float(sys.argv[3]) / 1000)
    moments = beat(lambda: way(turns))
    pauses = [later - earlier for earlier, later in zip(moments, moments[1:])]
    print(f"{max(pauses) * 1000:.3f} {len(pauses) - 3}")
