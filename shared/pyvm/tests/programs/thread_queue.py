"""queue.Queue: hand-over between threads, with task_done, join and sentinels."""

import queue
import threading

jobs, done = queue.Queue(), queue.Queue()

def worker():
    while True:
        job = jobs.get()
        if job is None:
            jobs.task_done()
            break
        done.put((job, job ** 2))
        jobs.task_done()

threads = [threading.Thread(target=worker, daemon=True) for _ in range(3)]
for thread in threads:
    thread.start()
for n in range(10):
    jobs.put(n)
jobs.join()
for _ in threads:
    jobs.put(None)
for thread in threads:
    thread.join()
results = []
while not done.empty():
    results.append(done.get())
print(sorted(results), jobs.empty(), done.qsize())

small = queue.Queue(maxsize=2)
small.put("a")
small.put("b")
print(small.full(), small.qsize(), small.maxsize)
try:
    small.put("c", block=False)
except queue.Full as error:
    print("Full", error.args)
try:
    small.put("c", timeout=0.01)
except queue.Full:
    print("still full")
print(small.get(), small.get_nowait())
try:
    small.get_nowait()
except queue.Empty:
    print("Empty")
try:
    small.get(timeout=0.01)
except queue.Empty as error:
    print(type(error).__name__, isinstance(error, Exception))
stack = queue.LifoQueue()
ordered = queue.PriorityQueue()
for n in (3, 1, 2):
    stack.put(n)
    ordered.put((n, "abc"[n - 1]))
print([stack.get() for _ in range(3)], [ordered.get() for _ in range(3)])
try:
    small.task_done()
    small.task_done()
    small.task_done()
except ValueError as error:
    print(error)
