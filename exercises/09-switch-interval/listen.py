"""A thread that sleeps for 20 ms, ten times, beside others that compute. How late does it go on?

Usage: listen.py OTHERS
"""

import sys
import time
from threading import Thread


def count():
    total = 0
    for i in range(10_000_000):
        total += i


def listen():
    late = 0.0
    for _ in range(10):
        began = time.perf_counter()
        time.sleep(0.02)
        late += time.perf_counter() - began - 0.02
    print(late / 10 * 1000)  # milliseconds, on average


for _ in range(int(sys.argv[1])):
    Thread(target=count, daemon=True).start()
listener = Thread(target=listen)
listener.start()
listener.join()
