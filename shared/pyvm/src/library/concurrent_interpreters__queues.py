# `concurrent.interpreters._queues`: queues between interpreters (PEP 734). The host keeps what is in them.
#
# CPython's `get` and `put` look for an item, or for room, every 10 ms. Here they wait, and are woken.

import queue
import weakref

import _subinterpreters
from _crossinterp import pack, shareable_classes, unpack

_known = weakref.WeakValueDictionary()
# The number of this interpreter, once it has put something into a queue.
_current = []


class QueueError(Exception):
    """Something is wrong with a queue."""

    # CPython has these two in C, and says so in tracebacks.
    __module__ = "_interpqueues"


class QueueNotFoundError(QueueError):
    """There is no such queue."""

    __module__ = "_interpqueues"


class QueueEmpty(QueueError, queue.Empty):
    """`get` found nothing in time."""


class QueueFull(QueueError, queue.Full):
    """`put` found no room in time."""


class ItemInterpreterDestroyed(QueueError):
    """The interpreter that put the item has ended."""


class _Unbound:
    """What `get` gives for an item whose interpreter has ended."""

    def __repr__(self):
        return "concurrent.interpreters._queues.UNBOUND"


class _Choice:
    """What else can become of such an item."""


UNBOUND_REMOVE = _Choice()
UNBOUND_ERROR = _Choice()
UNBOUND = _Unbound()

# By the numbers that the host knows them by.
_UNBOUND_ITEMS = {1: UNBOUND_REMOVE, 2: UNBOUND_ERROR, 3: UNBOUND}


def _number_of(unbound):
    for number, known in _UNBOUND_ITEMS.items():
        if known is unbound:
            return number
    raise NotImplementedError(f"unsupported unbound replacement op {unbound!r}")


def create(maxsize=0, *, unbounditems=UNBOUND):
    handle = _subinterpreters.new_queue(max(maxsize, 0), _number_of(unbounditems))[0]
    return Queue(_subinterpreters.queue_number(handle))


class Queue:
    """First in, first out. With `maxsize` above zero, `put` waits for room."""

    def __new__(cls, id, /):
        if not isinstance(id, int):
            raise TypeError(f"id must be an int, got {id!r}")
        self = _known.get(id)
        if self is None:
            self = object.__new__(cls)
            self._id = id
            self._queue = _subinterpreters.queue(id)
            try:
                _, self._maxsize, self._unbound = self._state()
            except (OSError, TypeError):
                raise QueueNotFoundError(f"queue {id} not found") from None
            _known[id] = self
        return self

    def __repr__(self):
        return f"{type(self).__name__}({self._id})"

    def __hash__(self):
        return hash(self._id)

    def __reduce__(self):
        return (type(self), (self._id,))

    def _state(self):
        return _subinterpreters.queue_state(self._queue)

    @property
    def id(self):
        return self._id

    @property
    def maxsize(self):
        return self._maxsize

    @property
    def unbounditems(self):
        return _UNBOUND_ITEMS[self._unbound]

    def qsize(self):
        return self._state()[0]

    def empty(self):
        return self.qsize() == 0

    def full(self):
        return 0 < self._maxsize <= self.qsize()

    def put(self, obj, block=True, timeout=None, *, unbounditems=None):
        if not block:
            return self.put_nowait(obj, unbounditems=unbounditems)
        _check(timeout)
        self._put(obj, unbounditems, timeout)

    def put_nowait(self, obj, *, unbounditems=None):
        self._put(obj, unbounditems, 0.0)

    def _put(self, obj, unbounditems, timeout):
        if not _current:
            _current.append(_subinterpreters.current())
        unbound = self._unbound if unbounditems is None else _number_of(unbounditems)
        data = pack(obj)
        # Without waiting first: that keeps the GIL.
        if _subinterpreters.put(self._queue, data, _current[0], unbound, 0.0) is None and (
            timeout == 0 or _subinterpreters.put(self._queue, data, _current[0], unbound, timeout) is None
        ):
            raise QueueFull(f"queue {self._id} is full")

    def get(self, block=True, timeout=None):
        if not block:
            return self.get_nowait()
        _check(timeout)
        return self._get(timeout)

    def get_nowait(self):
        return self._get(0.0)

    def _get(self, timeout):
        found = _subinterpreters.get(self._queue, 0.0)
        if found is None and timeout != 0:
            found = _subinterpreters.get(self._queue, timeout)
        if found is None:
            raise QueueEmpty(f"queue {self._id} is empty")
        if isinstance(found, bytes):
            return unpack(found)
        if _UNBOUND_ITEMS[found] is UNBOUND_ERROR:
            raise ItemInterpreterDestroyed("item's original interpreter destroyed")
        return UNBOUND


def _check(timeout):
    if timeout is not None and timeout < 0:
        raise ValueError("timeout value must be non-negative")


shareable_classes.append(Queue)
