"""Graphs: breadth first, Dijkstra, topological order and components."""

import heapq

ROADS = {("a", "b"): 4, ("a", "c"): 1, ("c", "b"): 2, ("b", "d"): 5, ("c", "d"): 8, ("e", "f"): 1}

def neighbours(roads):
    table = {}
    for (left, right), length in roads.items():
        table.setdefault(left, {})[right] = length
        table.setdefault(right, {})[left] = length
    return table

def dijkstra(graph, start):
    distance, previous, heap = {start: 0}, {}, [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if d > distance[node]:
            continue
        for other, length in graph[node].items():
            if d + length < distance.get(other, float("inf")):
                distance[other], previous[other] = d + length, node
                heapq.heappush(heap, (d + length, other))
    return distance, previous

def path(previous, goal):
    steps = [goal]
    while steps[-1] in previous:
        steps.append(previous[steps[-1]])
    return "".join(reversed(steps))

graph = neighbours(ROADS)
distance, previous = dijkstra(graph, "a")
print(distance, [path(previous, node) for node in sorted(distance)])
print(distance.get("e", float("inf")))

def components(graph):
    left = set(graph)
    while left:
        todo, found = [min(left)], set()
        while todo:
            node = todo.pop()
            if node in left:
                left.remove(node)
                found.add(node)
                todo.extend(graph[node])
        yield sorted(found)

print(list(components(graph)))

def topological(tasks):
    order, state = [], {}
    def visit(task, chain=()):
        if state.get(task) == "done":
            return
        if state.get(task) == "open":
            raise ValueError("cycle: " + " -> ".join(chain + (task,)))
        state[task] = "open"
        for needed in tasks.get(task, ()):
            visit(needed, chain + (task,))
        state[task] = "done"
        order.append(task)
    for task in tasks:
        visit(task)
    return order

print(topological({"test": ["build"], "build": ["compile", "link"], "link": ["compile"], "ship": ["test"]}))
try:
    topological({"a": ["b"], "b": ["c"], "c": ["a"]})
except ValueError as error:
    print(error)
