"""A lock makes read, add and write one step."""

import threading

class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def add(self, times):
        for _ in range(times):
            with self.lock:
                value = self.value
                self.value = value + 1

counter = Counter()
threads = [threading.Thread(target=counter.add, args=(500,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter.value)
lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
lock.release()
print(lock.locked())
try:
    lock.release()
except RuntimeError as error:
    print(error)
try:
    with lock:
        print("held", lock.locked())
        raise ValueError("inside")
except ValueError:
    print("released", not lock.locked())
nested = threading.RLock()
with nested:
    with nested:
        print("twice")
        print(nested.acquire())
        nested.release()
try:
    nested.release()
except RuntimeError as error:
    print(error)
slots = threading.Semaphore(2)
print(slots.acquire(), slots.acquire(), slots.acquire(blocking=False))
slots.release()
print(slots.acquire(blocking=False))
bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as error:
    print(error)
