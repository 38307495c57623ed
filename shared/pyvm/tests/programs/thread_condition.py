"""A bounded buffer made from a condition."""

import threading

class Buffer:
    def __init__(self, size):
        self.items, self.size = [], size
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) == self.size:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            self.changed.wait_for(lambda: self.items)
            item = self.items.pop(0)
            self.changed.notify_all()
            return item

buffer = Buffer(2)
received = []

def produce():
    for n in range(8):
        buffer.put(n)
    buffer.put(None)

def consume():
    while (item := buffer.get()) is not None:
        received.append(item * 10)

threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(received, buffer.items)

turn = 0
order = []
condition = threading.Condition()

def in_turn(me, total, rounds):
    global turn
    for _ in range(rounds):
        with condition:
            condition.wait_for(lambda: turn % total == me)
            order.append("abc"[me])
            turn += 1
            condition.notify_all()

threads = [threading.Thread(target=in_turn, args=(me, 3, 2)) for me in (2, 0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("".join(order))
with condition:
    print(condition.wait(timeout=0.01))
try:
    condition.notify()
except RuntimeError as error:
    print(error)
