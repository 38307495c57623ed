"""Threads that wait for each other take turns in a known order."""

import threading

opened = threading.Event()
finished = threading.Event()
steps = []

def first():
    steps.append("first waits")
    opened.wait()
    steps.append("first goes")
    finished.set()

thread = threading.Thread(target=first)
thread.start()
steps_seen = opened.is_set()
opened.set()
finished.wait()
thread.join()
print(steps, steps_seen, opened.is_set())
opened.clear()
print(opened.is_set(), opened.wait(timeout=0.01), finished.wait(timeout=5))

def player(name, mine, other, out):
    for turn in range(3):
        mine.wait()
        mine.clear()
        out.append(f"{name}{turn}")
        other.set()

ping, pong, out = threading.Event(), threading.Event(), []
players = [threading.Thread(target=player, args=("ping", ping, pong, out)),
           threading.Thread(target=player, args=("pong", pong, ping, out))]
for p in players:
    p.start()
ping.set()
for p in players:
    p.join()
print(out)

gate = threading.Event()
ready = []
def racer(n):
    gate.wait()
    ready.append(n)
racers = [threading.Thread(target=racer, args=(n,)) for n in range(5)]
for r in racers:
    r.start()
print(ready)
gate.set()
for r in racers:
    r.join()
print(sorted(ready))
