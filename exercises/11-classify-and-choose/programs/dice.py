"""Rolls four dice, not very often.

Usage: dice.py none|threads|processes
"""

import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context


def task(die):
    total = 0
    for roll in range(5_000):
        total += roll * die % 6 + 1
    return total


def main(tool):
    jobs = range(4)
    if tool == "none":
        results = [task(job) for job in jobs]
    elif tool == "threads":
        with ThreadPoolExecutor(4) as pool:
            results = list(pool.map(task, jobs))
    else:
        with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
            results = list(pool.map(task, jobs))
    print(results)


if __name__ == "__main__":
    main(sys.argv[1])
