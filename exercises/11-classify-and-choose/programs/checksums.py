"""Computes the checksums of four files of 800 kB, which are in memory already.

Usage: checksums.py none|threads|processes
"""

import hashlib
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context


def task(file):
    data = bytes([file]) * 800_000
    return hashlib.sha256(data).hexdigest()[:8]


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
