# `multiprocessing.queues`: queues between processes, over a pipe without end.


import _multiprocessing
import pickle
from multiprocessing.process import assert_spawning
from multiprocessing.synchronize import SEM_VALUE_MAX, BoundedSemaphore, Condition, Semaphore
from queue import Empty, Full


class Queue:
    """First in, first out. With `maxsize` above zero, `put` waits for room."""

    _checks_spawning = True

    def __init__(self, maxsize=0):
        self._maxsize = SEM_VALUE_MAX if maxsize <= 0 else maxsize
        self._reader, self._writer = _multiprocessing.new_pipe(False)
        self._room = BoundedSemaphore(self._maxsize)
        self._closed = False

    def __getstate__(self):
        if self._checks_spawning:
            assert_spawning(self)
        return dict(self.__dict__)

    def put(self, obj, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not self._room.acquire(block, timeout):
            raise Full
        self._send(obj)

    def _send(self, obj):
        try:
            data = pickle.dumps(obj)
        except Exception as error:
            # CPython pickles on a thread of the queue's own, and reports there.
            self._room.release()
            _write(f"{_multiprocessing.report(error)}\n", True)
            return
        _multiprocessing.send(self._writer, data)

    def get(self, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not block:
            timeout = 0.0
        data = _multiprocessing.receive(self._reader, timeout)
        if data is None:
            raise Empty
        self._room.release()
        return pickle.loads(data)

    def qsize(self):
        return self._maxsize - self._room._value()

    def empty(self):
        return not _multiprocessing.poll(self._reader, 0.0)

    def full(self):
        return self._room._value() == 0

    def get_nowait(self):
        return self.get(False)

    def put_nowait(self, obj):
        return self.put(obj, False)

    def close(self):
        self._closed = True

    def join_thread(self):
        assert self._closed, f"Queue {self!r} not closed"

    def cancel_join_thread(self):
        pass


class JoinableQueue(Queue):
    """A queue that can be waited for until every item is done."""

    def __init__(self, maxsize=0):
        Queue.__init__(self, maxsize)
        self._unfinished = Semaphore(0)
        self._cond = Condition()

    def put(self, obj, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not self._room.acquire(block, timeout):
            raise Full
        with self._cond:
            self._send(obj)
            self._unfinished.release()

    def task_done(self):
        with self._cond:
            if not self._unfinished.acquire(False):
                raise ValueError("task_done() called too many times")
            if self._unfinished._value() == 0:
                self._cond.notify_all()

    def join(self):
        with self._cond:
            if self._unfinished._value() > 0:
                self._cond.wait()


class SimpleQueue:
    """A queue without a size, and without anything but `put` and `get`."""

    def __init__(self):
        self._reader, self._writer = _multiprocessing.new_pipe(False)

    def __getstate__(self):
        assert_spawning(self)
        return dict(self.__dict__)

    def empty(self):
        return not _multiprocessing.poll(self._reader, 0.0)

    def get(self):
        return pickle.loads(_multiprocessing.receive(self._reader, None))

    def put(self, obj):
        _multiprocessing.send(self._writer, pickle.dumps(obj))

    def close(self):
        _multiprocessing.close(self._reader)
        _multiprocessing.close(self._writer)
