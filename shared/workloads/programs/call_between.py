# Threads that each add 1 to one counter, with a call between reading and writing it.

import threading

counter = 0


def same(number):
    return number


def add():
    global counter
    counter = same(counter) + 1


threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
