"""Somebody who waits for a moment, again and again, beside somebody who only computes.

Usage: convoy.py BURNERS [SWITCH_INTERVAL_MS [SECONDS [WAY]]]

The waiting stands for a request on a socket: 0.07 ms without the GIL, then the GIL is wanted back. WAY says who waits and who
computes: threads (the default); processes: a thread waits, processes compute; loop: an event loop waits, threads
compute; tasks: both are tasks of one event loop, and the computing one stops for a moment now and then. Prints how many
turns the waiting one had in a second, and the median of their lengths in milliseconds.
"""

import multiprocessing
import sys
import threading
import time

WAIT_S = 0.00007

burning = True


# ANCHOR: burner
def burn():
    turns = 0
    while burning:
        turns += 1
# ANCHOR_END: burner


# ANCHOR: waiter
def wait(seconds, lengths):
    end = time.perf_counter() + seconds
    now = time.perf_counter()
    while now < end:
        began = now
        time.sleep(WAIT_S)
        now = time.perf_counter()
        lengths.append(now - began)
# ANCHOR_END: waiter


# ANCHOR: loop
def run_loop(tasks):
    """An event loop. A task is a generator: it yields for how long it wants to wait."""
    due = {task: time.perf_counter() for task in tasks}
    while due:
        task = min(due, key=due.get)
        early = due[task] - time.perf_counter()
        if early > 0:
            time.sleep(early)
        try:
            due[task] = next(task) + time.perf_counter()
        except StopIteration:
            del due[task]


def waiting_task(seconds, lengths):
    global burning
    end = time.perf_counter() + seconds
    now = time.perf_counter()
    while now < end:
        began = now
        yield WAIT_S
        now = time.perf_counter()
        lengths.append(now - began)
    burning = False


def burning_task():
    turns = 0
    while burning:
        for _ in range(500):
            turns += 1
        yield 0  # lets the other task go on, if it is due
# ANCHOR_END: loop


def burn_in_process(ready):
    ready.set()
    burn()


def main(burners, seconds, way):
    global burning
    if way == "processes":
        context = multiprocessing.get_context("spawn")
        ready = [context.Event() for _ in range(burners)]
        workers = [context.Process(target=burn_in_process, args=(event,)) for event in ready]
    else:
        ready = []
        workers = [] if way == "tasks" else [threading.Thread(target=burn) for _ in range(burners)]
    for worker in workers:
        worker.start()
    for event in ready:
        event.wait()
    lengths = []
    began = time.perf_counter()
    if way in ("loop", "tasks"):
        burning_tasks = [burning_task() for _ in range(burners)] if way == "tasks" else []
        run_loop([waiting_task(seconds, lengths)] + burning_tasks)
    else:
        waiter = threading.Thread(target=wait, args=(seconds, lengths))
        waiter.start()
        waiter.join()
    took = time.perf_counter() - began
    burning = False
    for worker in workers:
        if way == "processes":
            worker.terminate()
        worker.join()
    lengths.sort()
    median = lengths[len(lengths) // 2] * 1000
    print(f"{len(lengths) / took:.1f} turns a second, median {median:.3f} ms")


if __name__ == "__main__":
    burners = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    if len(sys.argv) > 2:
        sys.setswitchinterval(float(sys.argv[2]) / 1000)
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
    main(burners, seconds, sys.argv[4] if len(sys.argv) > 4 else "threads")
