# `heapq`: a priority queue in a list, where item `i` is not greater than items `2i+1` and `2i+2`.
#
# The order of equal items, and the list as a program may print it, are CPython's: its steps move the hole
# left by `heappop` down to a leaf first, and then the last item up from there (Lib/heapq.py explains why).


def heappush(heap, item):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return smallest


def heapreplace(heap, item):
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(heap):
    for position in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, position)


def _rise(heap, top, position):
    item = heap[position]
    while position > top:
        parent = (position - 1) >> 1
        if not item < heap[parent]:
            break
        heap[position] = heap[parent]
        position = parent
    heap[position] = item


def _sink(heap, position):
    end = len(heap)
    top = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _rise(heap, top, position)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]


def merge(*iterables, key=None, reverse=False):
    """The items of sorted iterables in order, one at a time; of equal ones, the earlier iterable's first."""
    heads = []
    for iterator in map(iter, iterables):
        for item in iterator:
            heads.append((item if key is None else key(item), item, iterator))
            break
    while heads:
        best = 0
        for place in range(1, len(heads)):
            rank = heads[place][0]
            if heads[best][0] < rank if reverse else rank < heads[best][0]:
                best = place
        yield heads[best][1]
        iterator = heads[best][2]
        for item in iterator:
            heads[best] = (item if key is None else key(item), item, iterator)
            break
        else:
            del heads[best]
