"""Follows a trail of four pages: where the next one lies is known when the last one has come.

Usage: trail.py none|threads|processes
"""

import sys
import urllib.request
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context


def task(first):
    page = first
    for _ in range(4):
        with urllib.request.urlopen(f"http://virtual.test/page/{page}") as answer:
            page += len(answer.read())
    return page


def main(tool):
    jobs = [1]
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
