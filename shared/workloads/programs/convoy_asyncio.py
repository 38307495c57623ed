"""The event loop of convoy.py with CPython's own: asyncio. The machine of this course does not run it; CPython does.

Usage: convoy_asyncio.py BURNERS [SWITCH_INTERVAL_MS [SECONDS [loop|tasks]]]

Prints what convoy.py prints. Runs in every Python from 3.7 on.
"""

import asyncio
import sys
import threading
import time

WAIT_S = 0.00007

burning = True


def burn():
    turns = 0
    while burning:
        turns += 1


async def wait(seconds, lengths):
    end = time.perf_counter() + seconds
    now = time.perf_counter()
    while now < end:
        began = now
        await asyncio.sleep(WAIT_S)
        now = time.perf_counter()
        lengths.append(now - began)


async def burning_task():
    turns = 0
    while True:
        for _ in range(500):
            turns += 1
        await asyncio.sleep(0)  # lets the other task go on, if it is due


async def in_loop(burners, seconds, lengths):
    tasks = [asyncio.create_task(burning_task()) for _ in range(burners)]
    await wait(seconds, lengths)
    for task in tasks:
        task.cancel()


def main(burners, seconds, way):
    global burning
    threads = [threading.Thread(target=burn) for _ in range(burners)] if way == "loop" else []
    for thread in threads:
        thread.start()
    lengths = []
    began = time.perf_counter()
    asyncio.run(in_loop(burners if way == "tasks" else 0, seconds, lengths))
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
    main(burners, seconds, sys.argv[4] if len(sys.argv) > 4 else "loop")
