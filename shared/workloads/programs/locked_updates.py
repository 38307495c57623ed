# Three threads that each add 1 to one counter twice, under a lock.

import threading

counter = 0
lock = threading.Lock()


def add():
    global counter
    for _ in range(2):
        with lock:
            counter += 1


threads = [threading.Thread(target=add) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
