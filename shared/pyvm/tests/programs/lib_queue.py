# Queues between threads: orders, limits, tasks and shutting down.
import queue
import threading

q = queue.Queue()
for item in (3, 1, 2):
    q.put(item)
print(q.qsize(), q.empty(), q.full(), [q.get() for _ in range(3)], q.empty())
s = queue.LifoQueue()
p = queue.PriorityQueue()
for item in (3, 1, 2, 5, 4):
    s.put(item)
    p.put((item, "job %d" % item))
print([s.get() for _ in range(5)])
print([p.get() for _ in range(5)])
for call in (q.get_nowait, lambda: q.get(timeout=0.01), lambda: q.get(False)):
    try:
        call()
    except queue.Empty as error:
        print("Empty", repr(error))
small = queue.Queue(maxsize=2)
small.put("a")
small.put_nowait("b")
print(small.full(), small.maxsize)
for call in (
    lambda: small.put_nowait("c"),
    lambda: small.put("c", timeout=0.01),
    lambda: small.put("c", False),
):
    try:
        call()
    except queue.Full as error:
        print("Full", repr(error))
for call in (lambda: small.get(timeout=-1), lambda: small.put(1, timeout=-1)):
    try:
        call()
    except ValueError as error:
        print("ValueError:", error)

# A pipeline: two workers, a sentinel each, and join.
tasks = queue.Queue(maxsize=3)
results = []
lock = threading.Lock()


def worker():
    while True:
        item = tasks.get()
        if item is None:
            tasks.task_done()
            break
        with lock:
            results.append(item * item)
        tasks.task_done()


workers = [threading.Thread(target=worker) for _ in range(2)]
for w in workers:
    w.start()
for n in range(10):
    tasks.put(n)
tasks.join()
print(sorted(results), tasks.unfinished_tasks)
for _ in workers:
    tasks.put(None)
for w in workers:
    w.join()
tasks.join()
try:
    tasks.task_done()
except ValueError as error:
    print("ValueError:", error)


def shutting_down():
    q = queue.Queue()
    q.put(1)
    q.shutdown()
    try:
        q.put(2)
        assert False
    except queue.ShutDown as error:
        assert repr(error) == "ShutDown()"
    assert q.get() == 1
    try:
        q.get()
        assert False
    except queue.ShutDown:
        pass
    q = queue.Queue()
    q.put(1)
    blocked = queue.Queue()
    ended = []

    def waits():
        try:
            blocked.get()
        except queue.ShutDown:
            ended.append(True)

    w = threading.Thread(target=waits)
    w.start()
    blocked.shutdown()
    q.shutdown(immediate=True)
    w.join()
    assert ended == [True] and q.qsize() == 0
    q.join()


# `shutdown` came with 3.13.
if hasattr(queue, "ShutDown"):
    shutting_down()

simple = queue.SimpleQueue()
simple.put("x")
simple.put_nowait("y")
print(simple.qsize(), simple.get(), simple.get_nowait(), simple.empty())
for call in (simple.get_nowait, lambda: simple.get(timeout=0.01)):
    try:
        call()
    except queue.Empty as error:
        print("Empty", repr(error))
received = []
w = threading.Thread(target=lambda: received.append(simple.get()))
w.start()
simple.put("late")
w.join()
print(received)


class Unique(queue.Queue):
    def _init(self, maxsize):
        self.queue = set()

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        return self.queue.pop()


u = Unique()
u.put(1)
u.put(1)
print(u.qsize(), u.get(), u.empty())
