"""Makes four large pictures small: a loop over all pixels, in Python.

Usage: thumbnails.py none|threads|processes
"""

import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context


def task(picture):
    light = 0
    for pixel in range(350_000):
        light = (light + pixel * picture) % 251
    return light


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
