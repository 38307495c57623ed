"""Threads that only compute.

Usage: compute.py THREADS
"""

import sys
from threading import Thread


def count():
    total = 0
    for i in range(2_000_000):
        total += i


threads = [Thread(target=count) for _ in range(int(sys.argv[1]))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
