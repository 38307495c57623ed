"""Sleeping, timers and timeouts, with margins so wide that the order is certain."""

import threading
import time

events = []
def later(name, delay):
    time.sleep(delay)
    events.append(name)

threads = [threading.Thread(target=later, args=(name, delay)) for name, delay in (("slow", 0.4), ("fast", 0.05), ("middle", 0.2))]
for thread in threads:
    thread.start()
print("started", len(events))
threads[0].join(timeout=0.001)
print("still running", threads[0].is_alive())
for thread in threads:
    thread.join()
print(events)
timer = threading.Timer(0.05, lambda: events.append("timer"))
timer.start()
timer.join()
print(events[-1])
cancelled = threading.Timer(60, lambda: events.append("never"))
cancelled.start()
cancelled.cancel()
cancelled.join()
print(len(events))
begin = time.perf_counter()
time.sleep(0.02)
elapsed = time.perf_counter() - begin
print(elapsed >= 0.019, elapsed < 30, isinstance(begin, float), type(time.time()).__name__)
print(time.monotonic() <= time.monotonic(), time.perf_counter_ns() > 0, type(time.time_ns()).__name__)
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
try:
    time.sleep("1")
except TypeError as error:
    print(error)
