# Threads that each take a reference to one object and drop it again. How many are left?

import sys
import threading

data = []


def borrow():
    for _ in range(2):
        borrowed = data
        del borrowed


threads = [threading.Thread(target=borrow) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sys.getrefcount(data))
