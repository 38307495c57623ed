# Locks, conditions, events, semaphores, barriers and thread-local data.
import threading


def start(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for t in threads:
        t.start()
    return threads


def join(threads):
    for t in threads:
        t.join()


lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print("error:", error)
with lock:
    print("held", lock.locked())
print("free", lock.locked())

rlock = threading.RLock()
with rlock:
    with rlock:
        taken = []
        join(start(lambda: taken.append(rlock.acquire(False))))
        print("other thread:", taken)
try:
    rlock.release()
except RuntimeError as error:
    print("error:", error)

total = 0


def add():
    global total
    for _ in range(500):
        with lock:
            value = total
            total = value + 1


join(start(add, add, add))
print("total", total)

condition = threading.Condition()
try:
    condition.wait()
except RuntimeError as error:
    print("error:", error)
try:
    condition.notify()
except RuntimeError as error:
    print("error:", error)
items, got = [], []


def consume():
    with condition:
        while not items:
            condition.wait()
        got.append(items.pop(0))


threads = start(consume, consume, consume)
for item in range(3):
    with condition:
        items.append(item)
        condition.notify()
join(threads)
print(sorted(got), items)
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: False, 0.01), condition.wait_for(lambda: "yes"))
    condition.notify_all()

event = threading.Event()
seen = []
threads = start(lambda: seen.append(event.wait()), lambda: seen.append(event.wait(30)))
print(event.is_set(), event.wait(0.01), event.wait(0))
event.set()
join(threads)
print(seen, event.is_set(), event.wait())
event.clear()
print(event.is_set())

semaphore = threading.Semaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(timeout=0.01))
semaphore.release(2)
with semaphore:
    print("inside")
for make in (
    lambda: threading.Semaphore(-1),
    lambda: semaphore.release(0),
    lambda: semaphore.acquire(False, 1),
    lambda: threading.BoundedSemaphore(1).release(),
):
    try:
        make()
    except ValueError as error:
        print("ValueError:", error)

limit = threading.BoundedSemaphore(2)
inside = most = 0


def limited():
    global inside, most
    with limit:
        with lock:
            inside += 1
            most = max(most, inside)
        with lock:
            inside -= 1


join(start(*[limited] * 6))
print(inside, most <= 2)

opened = []
barrier = threading.Barrier(3, action=lambda: opened.append("open"))
order = []


def meets():
    for _ in range(3):
        index = barrier.wait()
        with lock:
            order.append(index)


join(start(meets, meets, meets))
print(opened, sorted(order), barrier.parties, barrier.n_waiting, barrier.broken)

broken = []


def hopes(timeout=None):
    try:
        barrier.wait(timeout)
    except threading.BrokenBarrierError as error:
        broken.append(type(error).__name__)


hopes(0.01)
print(broken, barrier.broken)
hopes()
barrier.reset()
print(len(broken), barrier.broken, barrier.n_waiting)
barrier.abort()
hopes()
print(len(broken), barrier.broken)


def bad():
    raise KeyError("action")


one = threading.Barrier(1, action=bad)
try:
    one.wait()
except KeyError as error:
    print("action failed:", error, one.broken)
print(repr(event)[:16], repr(one).split(": ")[1], repr(semaphore).split(": ")[1], repr(limit).split(": ")[1])
print(repr(barrier)[:18], repr(threading.Barrier(2)).split(": ")[1])

data = threading.local()
data.x = 1
found = []


def own():
    found.append(hasattr(data, "x"))
    try:
        data.x
    except AttributeError as error:
        found.append(str(error))
    data.x = 2
    found.append(data.x)
    del data.x
    found.append(hasattr(data, "x"))


join(start(own))
print(found, data.x)


class Account(threading.local):
    currency = "EUR"

    def __init__(self, start):
        self.balance = start

    def pay(self, amount):
        self.balance -= amount
        return self.balance


account = Account(100)
account.pay(30)
found = []
join(start(lambda: found.append(account.pay(1)), lambda: found.append(account.pay(2))))
print(sorted(found), account.balance, account.currency)
try:
    account.nothing
except AttributeError as error:
    print("error:", error)
