"""deque, OrderedDict, ChainMap and namedtuple."""

from collections import ChainMap, OrderedDict, deque, namedtuple

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, d.pop(), d.popleft(), len(d), d[0], d[-1], 2 in d)
d.extend([7, 8])
d.extendleft([5, 6])
print(d, list(d), d.count(7), d.index(7))
d.rotate(2)
print(d)
d.rotate(-1)
d.remove(7)
d.reverse()
print(d, sum(d), max(d), [n * 2 for n in d])
last = deque(maxlen=3)
for n in range(6):
    last.append(n)
print(last, last.maxlen)
d[1] = "set"
del d[0]
d.insert(1, "ins")
print(d, d == deque(d), deque("ab") + deque("c"), d.copy() == d, list(reversed(deque("abc"))))
d.clear()
print(d, bool(d))
for action in (lambda: d.pop(), lambda: d.popleft(), lambda: d[0], lambda: d.remove(1), lambda: deque(5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
print(list(o), o.popitem(last=False), list(o.items()), o == {"a": 1, "c": 3}, OrderedDict([(1, 2)]) == OrderedDict([(1, 2)]))
layers = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(layers["a"], layers["b"], sorted(layers), len(layers), "z" in layers)
layers["b"] = 10
print(layers.maps)
Job = namedtuple("Job", "name priority done", defaults=[False])
jobs = [Job("a", 3), Job("b", 1, True), Job(priority=2, name="c")]
print(sorted(jobs, key=lambda job: job.priority)[0], jobs[0].done, [job.name for job in jobs if not job.done], jobs[0]._replace(done=True))
name, priority, done = jobs[2]
print(name, priority, done, len(jobs[0]), jobs[0][1], Job.__name__)
try:
    Job("x")
except TypeError as error:
    print("priority" in str(error))
queue, seen = deque([(0, "start")]), {"start"}
graph = {"start": ["a", "b"], "a": ["end"], "b": ["a", "end"], "end": []}
while queue:
    distance, node = queue.popleft()
    print(distance, node, end="; ")
    for following in graph[node]:
        if following not in seen:
            seen.add(following)
            queue.append((distance + 1, following))
print()
