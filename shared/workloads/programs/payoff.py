"""When do processes pay? The same tasks in sequence, in fresh processes, and in a pool that is there already.

Usage: payoff.py sequence|processes|pool WORKERS TURNS [PAYLOAD]

Each task makes TURNS turns and gets PAYLOAD bytes. Prints the seconds for all of them, and each task's result.
Runs in every Python from 3.4 on.
"""

import multiprocessing
import sys
from time import perf_counter


# ANCHOR: program
def task(job):
    number, turns, data = job
    total = 0
    for i in range(turns):
        total += i
    return number, total + len(data)


def in_sequence(jobs):
    return [task(job) for job in jobs]


def answer(queue, job):
    queue.put(task(job))


def in_processes(jobs, context):
    queue = context.Queue()
    processes = [context.Process(target=answer, args=(queue, job)) for job in jobs]
    for process in processes:
        process.start()
    results = [queue.get() for _ in jobs]
    for process in processes:
        process.join()
    return results


def in_pool(jobs, pool):
    return pool.map(task, jobs, chunksize=1)
# ANCHOR_END: program


def main(way, workers, turns, payload):
    context = multiprocessing.get_context("spawn")
    jobs = [(number, turns, b"x" * payload) for number in range(workers)]
    if way == "pool":
        with context.Pool(workers) as pool:
            in_pool([(number, 1, b"") for number in range(workers)], pool)  # the workers are up
            began = perf_counter()
            results = in_pool(jobs, pool)
            seconds = perf_counter() - began
    else:
        began = perf_counter()
        results = in_sequence(jobs) if way == "sequence" else in_processes(jobs, context)
        seconds = perf_counter() - began
    print(seconds)
    for number, result in sorted(results):
        print("task", number, "gave", result)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 0)
