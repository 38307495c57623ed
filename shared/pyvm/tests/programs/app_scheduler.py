"""Coroutines made from generators, and a scheduler that lets them take turns."""

from collections import deque

class Scheduler:
    def __init__(self):
        self.ready, self.sleeping, self.clock, self.log = deque(), [], 0, []

    def spawn(self, name, task):
        self.ready.append((name, task))

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.clock = min(wake for wake, _, _ in self.sleeping)
            awake = [entry for entry in self.sleeping if entry[0] <= self.clock]
            self.sleeping = [entry for entry in self.sleeping if entry[0] > self.clock]
            self.ready.extend((name, task) for _, name, task in sorted(awake, key=lambda e: e[:2]))
            if not self.ready:
                continue
            name, task = self.ready.popleft()
            try:
                request = next(task)
            except StopIteration as stop:
                self.log.append(f"{self.clock}: {name} ended with {stop.value}")
                continue
            except Exception as error:
                self.log.append(f"{self.clock}: {name} died of {error!r}")
                continue
            if request is None:
                self.ready.append((name, task))
            else:
                self.sleeping.append((self.clock + request, name, task))
        return self.log

def counter(name, n, log):
    for i in range(n):
        log.append(f"{name}{i}")
        yield
    return n

def sleeper(scheduler, seconds):
    for turn in range(2):
        yield seconds
        scheduler.log.append(f"{scheduler.clock}: woke after {seconds}")

def faulty():
    yield
    yield 1 // 0

steps = []
scheduler = Scheduler()
scheduler.spawn("a", counter("a", 3, steps))
scheduler.spawn("b", counter("b", 2, steps))
scheduler.spawn("slow", sleeper(scheduler, 5))
scheduler.spawn("quick", sleeper(scheduler, 2))
scheduler.spawn("faulty", faulty())
for line in scheduler.run():
    print(line)
print(steps)
