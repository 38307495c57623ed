"""Threads that add to one counter without a lock, and how many of their additions are lost.

Usage: counter.py FORM [THREADS [TURNS]]

FORM is how the addition is written: plain, call, loop or locked. Prints how many additions were lost, of how many.
Runs in every Python from 2.7 on.
"""

import sys
import threading

counter = 0


# ANCHOR: forms
def plain(turns):
    global counter
    for _ in range(turns):
        counter += 1


def ident(number):
    return number


def call(turns):
    global counter
    for _ in range(turns):
        counter = ident(counter) + 1


def loop(turns):
    global counter
    for _ in range(turns):
        seen = counter
        for _ in (1,):
            pass
        counter = seen + 1
# ANCHOR_END: forms


# ANCHOR: locked
lock = threading.Lock()


def locked(turns):
    global counter
    for _ in range(turns):
        with lock:
            counter += 1
# ANCHOR_END: locked


# ANCHOR: main
def main(form, workers, turns):
    threads = [threading.Thread(target=form, args=(turns,)) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = workers * turns
    print(str(expected - counter) + " lost of " + str(expected))
# ANCHOR_END: main


if __name__ == "__main__":
    forms = {"plain": plain, "call": call, "loop": loop, "locked": locked}
    form = forms[sys.argv[1] if len(sys.argv) > 1 else "plain"]
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    turns = int(sys.argv[3]) if len(sys.argv) > 3 else 1000000
    main(form, workers, turns)
