"""What it costs to hand a list of numbers to a worker and to get a short answer.

Usage: handover.py thread|spawn|fork NUMBERS [TIMES]

Prints the seconds for one. Runs in every Python from 3.4 on.
"""

import multiprocessing
import queue
import sys
import threading
from time import perf_counter


# ANCHOR: program
def answer(inbox, outbox):
    while True:
        data = inbox.get()
        if data is None:
            return
        outbox.put(len(data))


def hand_over(data, inbox, outbox):
    inbox.put(data)
    return outbox.get()


def worker(kind):
    if kind == "thread":  # a reference goes through the queue
        inbox, outbox = queue.Queue(), queue.Queue()
        return inbox, outbox, threading.Thread(target=answer, args=(inbox, outbox))
    context = multiprocessing.get_context(kind)  # a pickle goes through a pipe
    inbox, outbox = context.Queue(), context.Queue()
    return inbox, outbox, context.Process(target=answer, args=(inbox, outbox))
# ANCHOR_END: program


def main(kind, size, times):
    data = list(range(size))
    inbox, outbox, other = worker(kind)
    other.start()
    hand_over([], inbox, outbox)  # it is up
    began = perf_counter()
    for _ in range(times):
        assert hand_over(data, inbox, outbox) == size
    took = perf_counter() - began
    inbox.put(None)
    other.join()
    print(took / times)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 20)
