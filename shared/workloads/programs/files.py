"""Files that are written, read, or read and parsed: one after the other, and by a thread for each.

Usage: files.py write|read|parse sequence|threads FILES LINES [REPEATS]

Each file has LINES lines of 11 bytes. Prints the seconds of the fastest of REPEATS runs, and a number that is the same
whichever way. Runs in every Python from 3.6 on.
"""

import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

LINE = b"2026,11,22\n"


# ANCHOR: program
def write(path, data):
    with open(path, "wb") as file:
        return file.write(data)  # waits, or copies: without the GIL


def read(path):
    with open(path, "rb") as file:
        return len(file.read())  # likewise


def parse(path):
    with open(path, "rb") as file:
        text = file.read().decode()
    total = 0
    for line in text.splitlines():  # Python code: with the GIL
        year, month, day = line.split(",")
        total += int(day)
    return total
# ANCHOR_END: program


def seconds(way, jobs, repeats):
    best = None
    for _ in range(repeats):
        if way == "sequence":
            began = perf_counter()
            results = [job() for job in jobs]
            took = perf_counter() - began
        else:
            with ThreadPoolExecutor(max_workers=len(jobs)) as pool:
                began = perf_counter()
                results = list(pool.map(lambda job: job(), jobs))
                took = perf_counter() - began
        best = took if best is None else min(best, took)
    return best, sum(results)


def main(operation, way, files, lines, repeats):
    data = LINE * lines
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, f"{number}.csv") for number in range(files)]
        for path in paths:
            write(path, data)
        jobs = {
            "write": [lambda path=path: write(path, data) for path in paths],
            "read": [lambda path=path: read(path) for path in paths],
            "parse": [lambda path=path: parse(path) for path in paths],
        }
        took, result = seconds(way, jobs[operation], repeats)
    print(took)
    print(result)


if __name__ == "__main__":
    operation, way, files, lines = sys.argv[1:5]
    main(operation, way, int(files), int(lines), int(sys.argv[5]) if len(sys.argv) > 5 else 1)
