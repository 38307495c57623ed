"""One thread that waits for a moment, again and again, beside threads that only compute.

Usage: convoy.py BURNERS [SWITCH_INTERVAL_MS [SECONDS]]

The waiting stands for a request on a socket: 0.07 ms without the GIL, then the GIL is wanted back. Prints how
many turns the waiting thread had in a second, and the median of their lengths in milliseconds.
"""

import sys
import threading
import time

WAIT_S = 0.00007

burning = True


# ANCHOR: burner
def burn():
    turns = 0
    while burning:
        turns += 1
# ANCHOR_END: burner


# ANCHOR: waiter
def wait(seconds, lengths):
    end = time.perf_counter() + seconds
    now = time.perf_counter()
    while now < end:
        began = now
        time.sleep(WAIT_S)
        now = time.perf_counter()
        lengths.append(now - began)
# ANCHOR_END: waiter


def main(burners, seconds):
    global burning
    threads = [threading.Thread(target=burn) for _ in range(burners)]
    for thread in threads:
        thread.start()
    lengths = []
    waiter = threading.Thread(target=wait, args=(seconds, lengths))
    began = time.perf_counter()
    waiter.start()
    waiter.join()
    took = time.perf_counter() - began
    burning = False
    for thread in threads:
        thread.join()
    lengths.sort()
    median = lengths[len(lengths) // 2] * 1000
    print(f"{len(lengths) / took:.1f} turns a second, median {median:.3f} ms")


if __name__ == "__main__":
    burners = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    if len(sys.argv) > 2:
        sys.setswitchinterval(float(sys.argv[2]) / 1000)
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
    main(burners, seconds)
