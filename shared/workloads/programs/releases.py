"""What lets a second thread run: the same work by one thread, and by two at once.

Usage: releases.py OPERATION [REPEATS]

OPERATION is sleep, hash, small-hashes, compress, loop or sort. Prints the overlap: 2.0 where two threads
take as long as one, 1.0 where they take turns.
"""

import hashlib
import sys
import threading
import time
import zlib

LARGE = bytes(8 * 1024 * 1024)
SMALL = bytes(1024)


# ANCHOR: operations
def sleep():
    time.sleep(0.05)


def hash_large():
    hashlib.sha256(LARGE).digest()


def hash_small():
    for _ in range(20000):
        hashlib.sha256(SMALL).digest()


def compress():
    zlib.compress(LARGE)


def loop():
    total = 0
    for i in range(1000000):
        total += i


def sort():
    sorted(NUMBERS)
# ANCHOR_END: operations


NUMBERS = [(i * 7919) % 300007 for i in range(300000)]

OPERATIONS = {
    "sleep": sleep,
    "hash": hash_large,
    "small-hashes": hash_small,
    "compress": compress,
    "loop": loop,
    "sort": sort,
}


# ANCHOR: measure
def seconds(operation, workers):
    threads = [threading.Thread(target=operation) for _ in range(workers)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def overlap(operation, repeats):
    alone = min(seconds(operation, 1) for _ in range(repeats))
    together = min(seconds(operation, 2) for _ in range(repeats))
    return 2 * alone / together
# ANCHOR_END: measure


if __name__ == "__main__":
    operation = OPERATIONS[sys.argv[1] if len(sys.argv) > 1 else "sleep"]
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    print(f"{overlap(operation, repeats):.2f}")
