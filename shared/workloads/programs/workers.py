"""Workers that all wait for an answer at the same moment. Who answers can look meanwhile how much memory they take.

Usage: workers.py thread|spawn|fork COUNT URL

Prints how many answers came. Runs in every Python from 3.4 on.
"""

import multiprocessing
import sys
import threading
import urllib.request


# ANCHOR: program
def fetch(url):
    with urllib.request.urlopen(url) as response:
        response.read()


def main(kind, count, url):
    make = threading.Thread if kind == "thread" else multiprocessing.get_context(kind).Process
    workers = [make(target=fetch, args=(url,)) for _ in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(count, "answers")
# ANCHOR_END: program


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
