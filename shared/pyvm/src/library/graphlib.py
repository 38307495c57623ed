# `graphlib`: what must come before what. Behaviour follows CPython's documentation.


class CycleError(ValueError):
    """Some nodes wait for each other."""


class TopologicalSorter:
    """Nodes in an order in which each comes after those that it depends on."""

    def __init__(self, graph=None):
        self._waits = {}  # for how many others each node waits
        self._after = {}  # which nodes wait for it
        self._before = {}
        self._ready = None
        self._passed = self._finished = 0
        self._given = set()
        self._over = set()
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _note(self, node):
        self._waits.setdefault(node, 0)
        self._after.setdefault(node, [])
        self._before.setdefault(node, [])

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._note(node)
        self._waits[node] += len(predecessors)
        for one in predecessors:
            self._note(one)
            self._after[one].append(node)
            self._before[node].append(one)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node for node, waits in self._waits.items() if waits == 0]
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _cycle(self):
        done = set()
        for start in self._after:
            path, places, walks = [start], {start: 0}, [iter(self._after[start])]
            while walks and start not in done:
                node = next(walks[-1], done)
                if node is done:
                    walks.pop()
                    last = path.pop()
                    del places[last]
                    done.add(last)
                elif node in places:
                    return path[places[node] :] + [node]
                elif node not in done:
                    places[node] = len(path)
                    path.append(node)
                    walks.append(iter(self._after[node]))
        return None

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready = tuple(self._ready)
        self._ready.clear()
        self._passed += len(ready)
        self._given.update(ready)
        return ready

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._passed or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if node not in self._waits:
                raise ValueError(f"node {node!r} was not added using add()")
            if node in self._over:
                raise ValueError(f"node {node!r} was already marked as done")
            if node not in self._given:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            self._over.add(node)
            self._finished += 1
            for other in self._after[node]:
                self._waits[other] -= 1
                if self._waits[other] == 0:
                    self._ready.append(other)

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)
