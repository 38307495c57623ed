"""Writes four reports: asks a database, which takes 40 ms, then goes through the rows.

Usage: reports.py none|threads|processes
"""

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context


def task(report):
    time.sleep(0.04)  # the database
    total = 0
    for row in range(400_000):
        total += row * report % 7
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
