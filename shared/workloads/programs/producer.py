"""A producer and a consumer with a bounded queue between them: who is faster waits for the other.

Usage: producer.py [ITEMS [ROOM [PRODUCE_MS [CONSUME_MS]]]]

Prints how full the queue became, and how long each side waited. Runs in every Python from 3.6 on.
"""

import queue
import sys
import threading
import time

DONE = object()


# ANCHOR: program
def produce(items, room, seconds, waited):
    for item in range(items):
        time.sleep(seconds)  # makes an item: reads it from somewhere
        began = time.perf_counter()
        room.put(item)  # waits while the queue is full
        waited[0] += time.perf_counter() - began
    room.put(DONE)


def consume(room, seconds, waited, fullness):
    while True:
        began = time.perf_counter()
        item = room.get()  # waits while the queue is empty
        waited[1] += time.perf_counter() - began
        if item is DONE:
            return
        fullness.append(room.qsize() + 1)
        time.sleep(seconds)  # uses it: writes it somewhere
# ANCHOR_END: program


def main(items, size, produce_ms, consume_ms):
    room, waited, fullness = queue.Queue(maxsize=size), [0.0, 0.0], []
    began = time.perf_counter()
    threads = [
        threading.Thread(target=produce, args=(items, room, produce_ms / 1000, waited), name="producer"),
        threading.Thread(target=consume, args=(room, consume_ms / 1000, waited, fullness), name="consumer"),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(time.perf_counter() - began, len(fullness), max(fullness), waited[0], waited[1])


if __name__ == "__main__":
    given = [float(argument) for argument in sys.argv[1:]]
    items, size, produce_ms, consume_ms = given + [50, 4, 2, 4][len(given):]
    main(int(items), int(size), produce_ms, consume_ms)
