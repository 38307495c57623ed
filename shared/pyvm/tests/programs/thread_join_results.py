"""Threads that compute parts of one answer; the order of joining is the order of printing."""

import threading

def worker(index, numbers, results):
    results[index] = sum(n * n for n in numbers)

numbers = list(range(100))
results = [None] * 4
threads = []
for index in range(4):
    part = numbers[index * 25:(index + 1) * 25]
    thread = threading.Thread(target=worker, args=(index, part, results), name=f"part-{index}")
    threads.append(thread)
    thread.start()
for thread in threads:
    thread.join()
    print(thread.name, thread.is_alive())
print(results, sum(results) == sum(n * n for n in numbers))

class Doubler(threading.Thread):
    def __init__(self, value):
        super().__init__()
        self.value = value
        self.result = None

    def run(self):
        self.result = self.value * 2

doublers = [Doubler(value) for value in (1, "ab", [0])]
for doubler in doublers:
    doubler.start()
for doubler in doublers:
    doubler.join()
print([doubler.result for doubler in doublers])

table = {}
def fill(key, **options):
    table[key] = options
threads = [threading.Thread(target=fill, args=(i,), kwargs={"size": i * 10}) for i in range(3)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(sorted(table.items()))
print(threading.current_thread().name, threading.current_thread() is threading.main_thread(), threading.active_count())
