# A queue with room for one item, between a thread that puts two in and a thread that takes two out.

import threading

items = []
taken = []
lock = threading.Lock()
not_empty = threading.Condition(lock)
not_full = threading.Condition(lock)


def produce():
    for item in range(2):
        with not_full:
            while len(items) == 1:
                not_full.wait()
            items.append(item)
            not_empty.notify()


def consume():
    for _ in range(2):
        with not_empty:
            while not items:
                not_empty.wait()
            taken.append(items.pop())
            not_full.notify()


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(taken)
