"""The same work in sequence, in threads, or in processes.

Usage: cpu_bound.py TASK MODE WORKERS SIZE [SWITCH_INTERVAL_MS]

TASK is sum, squares or roots. MODE is sequence, threads or processes, and prints how many seconds
WORKERS tasks of SIZE turns took; or it is result, and prints what one task computes.
"""

import math
import sys
import time
from multiprocessing import Process, set_start_method
from threading import Thread


# ANCHOR: tasks
def sum_of_i(n):
    total = 0
    for i in range(n):
        total += i
    return total


def sum_of_squares(n):
    total = 0
    for i in range(n):
        total += i ** 2
    return total


def sum_of_roots(n):
    total = 0.0
    for i in range(1, n):
        total += math.sqrt(i)
    return total
# ANCHOR_END: tasks


# ANCHOR: modes
def in_sequence(task, workers, n):
    for _ in range(workers):
        task(n)


def in_threads(task, workers, n):
    threads = [Thread(target=task, args=(n,)) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def in_processes(task, workers, n):
    processes = [Process(target=task, args=(n,)) for _ in range(workers)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0, f"{process.name} ended with {process.exitcode}"
# ANCHOR_END: modes


def task_named(name):
    if name == "sum":
        return sum_of_i
    if name == "squares":
        return sum_of_squares
    assert name == "roots", f"{name} is no task; there are sum, squares and roots"
    return sum_of_roots


def main():
    task, mode = task_named(sys.argv[1]), sys.argv[2]
    workers, size = int(sys.argv[3]), int(sys.argv[4])
    if len(sys.argv) > 5:
        sys.setswitchinterval(float(sys.argv[5]) / 1000)
    if mode == "result":
        print(task(size))
        return
    began = time.perf_counter()
    if mode == "threads":
        in_threads(task, workers, size)
    elif mode == "processes":
        in_processes(task, workers, size)
    else:
        in_sequence(task, workers, size)
    print(f"{time.perf_counter() - began:.6f}")


if __name__ == "__main__":
    # The same start method on every system: spawn is what macOS and Windows use.
    set_start_method("spawn")
    main()
