"""Asks four stations for their weather. Each takes its time to answer.

Usage: weather.py none|threads|processes
"""

import sys
import urllib.request
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context


def task(station):
    with urllib.request.urlopen(f"http://virtual.test/page/{station}") as answer:
        return len(answer.read())


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
