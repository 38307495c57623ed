"""The same fetches one after the other, in threads, or in processes.

Usage: fetch.py sequence|threads|processes COUNT URL

Prints the seconds, and how many answers came. Runs in every Python from 3.4 on.
"""

import multiprocessing
import sys
import urllib.request
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from time import perf_counter


# ANCHOR: program
def fetch(url):
    with urllib.request.urlopen(url, timeout=10) as response:  # waits
        return len(response.read())


def in_sequence(urls):
    return [fetch(url) for url in urls]


def in_threads(urls):
    with ThreadPoolExecutor(max_workers=len(urls)) as pool:
        return list(pool.map(fetch, urls))


def in_processes(urls):
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=len(urls), mp_context=context) as pool:
        return list(pool.map(fetch, urls))
# ANCHOR_END: program


def main(mode, count, url):
    ways = {"sequence": in_sequence, "threads": in_threads, "processes": in_processes}
    fetch(url)  # the first one pays for what it imports
    began = perf_counter()
    lengths = ways[mode]([url] * count)
    print(perf_counter() - began)
    print(len(lengths), "answers")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
