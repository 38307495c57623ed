"""A barrier: nobody goes on before everybody is there."""

import threading

phases = {0: [], 1: [], 2: []}
barrier = threading.Barrier(3)
positions = []

def worker(name):
    for phase in range(3):
        phases[phase].append(name)
        positions.append(barrier.wait())

threads = [threading.Thread(target=worker, args=(name,)) for name in "xyz"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print({phase: sorted(names) for phase, names in phases.items()}, sorted(positions))
print(barrier.parties, barrier.n_waiting, barrier.broken)

actions = []
counted = threading.Barrier(2, action=lambda: actions.append("both here"))
def meet():
    counted.wait()
    counted.wait()
thread = threading.Thread(target=meet)
thread.start()
counted.wait()
counted.wait()
thread.join()
print(actions)
alone = threading.Barrier(2)
try:
    alone.wait(timeout=0.01)
except threading.BrokenBarrierError as error:
    print(type(error).__name__, alone.broken)
alone.reset()
print(alone.broken)

matrix = [[1, 2], [3, 4], [5, 6]]
sums, shares = [0] * 3, [0] * 3
meeting = threading.Barrier(3)
def share(row):
    sums[row] = sum(matrix[row])
    meeting.wait()
    shares[row] = round(sums[row] / sum(sums), 3)
threads = [threading.Thread(target=share, args=(row,)) for row in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sums, shares)
