"""A queue in a shop, simulated with a seeded generator of our own and a heap of events."""

import heapq

class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (1103515245 * self.state + 12345) % 2 ** 31
        return self.state

    def between(self, low, high):
        return low + self.next() // 65536 % (high - low + 1)

def simulate(customers, tills, seed):
    random = Random(seed)
    events, waiting, free, clock = [], [], tills, 0
    arrival = 0
    for number in range(customers):
        arrival += random.between(1, 4)
        heapq.heappush(events, (arrival, 0, number))
    started, waited, log = {}, {}, []
    while events:
        clock, kind, number = heapq.heappop(events)
        if kind == 0:
            waiting.append((clock, number))
            log.append(f"{clock}+{number}")
        else:
            free += 1
            log.append(f"{clock}-{number}")
        while free and waiting:
            arrived, served = waiting.pop(0)
            free -= 1
            waited[served] = clock - arrived
            heapq.heappush(events, (clock + random.between(3, 8), 1, served))
    return clock, waited, log

for tills in (1, 2, 3):
    end, waited, log = simulate(10, tills, seed=42)
    print(f"{tills} tills: done at {end}, longest wait {max(waited.values())}, mean {sum(waited.values()) / len(waited):.2f}")
print(" ".join(log))
random = Random(7)
rolls = [random.between(1, 6) for _ in range(300)]
print([rolls.count(face) for face in range(1, 7)], sum(rolls))
heap = [5, 1, 9, 3, 7]
heapq.heapify(heap)
print([heapq.heappop(heap) for _ in range(5)], heapq.nlargest(2, rolls), heapq.nsmallest(3, [4, 2, 8, 1]))
print(heapq.heappushpop([2, 5], 1), heapq.heapreplace([1, 5], 9))
def life(cells):
    near = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    near[x + dx, y + dy] = near.get((x + dx, y + dy), 0) + 1
    return {cell for cell, n in near.items() if n == 3 or (n == 2 and cell in cells)}
cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for generation in range(4):
    cells = life(cells)
print(sorted(cells))
