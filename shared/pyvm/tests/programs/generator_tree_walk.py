"""Recursive generators: permutations, subsets and paths."""

def permutations(items):
    if not items:
        yield []
        return
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i]] + rest

def subsets(items):
    if not items:
        yield ()
        return
    head, *tail = items
    for subset in subsets(tail):
        yield subset
        yield (head,) + subset

def paths(graph, start, goal, seen=()):
    seen += (start,)
    if start == goal:
        yield list(seen)
    for node in graph.get(start, ()):
        if node not in seen:
            yield from paths(graph, node, goal, seen)

def hanoi(n, source="A", target="C", spare="B"):
    if n:
        yield from hanoi(n - 1, source, spare, target)
        yield source + target
        yield from hanoi(n - 1, spare, target, source)

print(list(permutations([1, 2, 3])))
print(["".join(p) for p in permutations(list("abc"))])
print(sorted(subsets("abc"), key=lambda s: (len(s), s)))
graph = {"a": ["b", "c"], "b": ["d"], "c": ["b", "d"], "d": ["a"]}
for path in paths(graph, "a", "d"):
    print(" -> ".join(path))
print(" ".join(hanoi(3)), sum(1 for _ in hanoi(7)))
