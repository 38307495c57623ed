# `Queue` of Python 2: the module `queue`.

from queue import Empty, Full, LifoQueue, PriorityQueue, Queue
