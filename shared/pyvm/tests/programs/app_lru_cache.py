"""A least-recently-used cache from a dict and a doubly linked list."""

class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = None

class LRU:
    def __init__(self, capacity):
        self.capacity, self.nodes = capacity, {}
        self.head, self.tail = Node(), Node()
        self.head.after, self.tail.before = self.tail, self.head
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before

    def _push(self, node):
        node.before, node.after = self.tail.before, self.tail
        self.tail.before.after = node
        self.tail.before = node

    def get(self, key, default=None):
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(node)
        self._push(node)
        return node.value

    def put(self, key, value):
        if key in self.nodes:
            self._unlink(self.nodes[key])
        elif len(self.nodes) == self.capacity:
            oldest = self.head.after
            self._unlink(oldest)
            del self.nodes[oldest.key]
            print("evict", oldest.key)
        self.nodes[key] = node = Node(key, value)
        self._push(node)

    def __iter__(self):
        node = self.head.after
        while node is not self.tail:
            yield node.key, node.value
            node = node.after

cache = LRU(3)
for n, key in enumerate("abc"):
    cache.put(key, n)
print(list(cache), cache.get("a"), list(cache))
cache.put("d", 3)
print(cache.get("b"), cache.get("b", "default"), cache.get("c"))
cache.put("a", 100)
cache.put("e", 4)
print(list(cache), dict(cache), cache.hits, cache.misses, len(cache.nodes))
