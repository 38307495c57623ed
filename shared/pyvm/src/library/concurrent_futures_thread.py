# `concurrent.futures.thread`: an executor over threads of this process.
#
# A thread is added for a call only while no thread is idle, as in CPython: a semaphore counts the idle ones.

import os
import queue
import threading

from concurrent.futures._base import BrokenExecutor, Executor, Future

_lock = threading.Lock()
# The queues of executors whose threads may still wait for work, for the end of the program.
_open = []
_state = {"executors": 0, "ending": False, "registered": False}


class BrokenThreadPool(BrokenExecutor):
    """An initializer failed."""


def _end_all():
    """When the main program is over: threads without work end, the others finish what is queued."""
    with _lock:
        _state["ending"] = True
        shared = list(_open)
    for pool in shared:
        with pool.lock:
            pool.release()
    for pool in shared:
        for thread in list(pool.threads):
            thread.join()


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self, context):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = context.run(self.fn, self.args, self.kwargs)
        except BaseException as error:
            self.future.set_exception(error)
            # The exception's traceback holds this frame.
            self = None
        else:
            self.future.set_result(result)


class WorkerContext:
    """Where a thread of an executor makes its calls."""

    def __init__(self, initializer, initargs):
        self.initializer = initializer
        self.initargs = initargs

    def initialize(self):
        if self.initializer is not None:
            self.run(self.initializer, self.initargs, {})

    def run(self, fn, args, kwargs):
        return fn(*args, **kwargs)

    def finalize(self):
        pass


class _Pool:
    """What an executor shares with its threads: they must not keep the executor itself."""

    def __init__(self, context, broken):
        self.context = context
        self.broken_error = broken
        self.work = queue.SimpleQueue()
        self.idle = threading.Semaphore(0)
        self.threads = set()
        self.lock = threading.Lock()
        self.shutdown = False
        self.abandoned = False
        self.broken = False

    def release(self):
        """Lets the threads end when they have done what is queued: a `None` for each, so that they need not wake each other."""
        for _ in range(max(1, len(self.threads))):
            self.work.put(None)

    def break_down(self):
        with self.lock:
            self.broken = "A thread initializer failed, the thread pool is not usable anymore"
            ends = False
            while True:
                try:
                    item = self.work.get_nowait()
                except queue.Empty:
                    break
                if item is None:
                    ends = True
                else:
                    item.future.set_exception(self.broken_error(self.broken))
            if ends:
                self.release()


def _worker(pool):
    context = pool.context()
    try:
        context.initialize()
    except BaseException:
        import logging

        logging.getLogger("concurrent.futures").critical("Exception in initializer:", exc_info=True)
        pool.break_down()
        return
    try:
        _work(pool, context)
    finally:
        context.finalize()


def _work(pool, context):
    while True:
        try:
            item = pool.work.get_nowait()
        except queue.Empty:
            pool.idle.release()
            item = pool.work.get()
        if item is not None:
            item.run(context)
            del item
        elif _state["ending"] or pool.shutdown or pool.abandoned:
            pool.shutdown = True
            return


class ThreadPoolExecutor(Executor):
    """Runs calls in at most `max_workers` threads."""

    BROKEN = BrokenThreadPool
    _context = WorkerContext
    _prefix = "ThreadPoolExecutor"

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        self._pool = None
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        with _lock:
            if not thread_name_prefix:
                thread_name_prefix = f"{self._prefix}-{_state['executors']}"
                _state["executors"] += 1
            if not _state["registered"]:
                _state["registered"] = True
                threading._register_atexit(_end_all)
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix
        context = self._context
        self._pool = _Pool(lambda: context(initializer, initargs), self.BROKEN)
        self._work_queue = self._pool.work
        self._threads = self._pool.threads
        with _lock:
            _open.append(self._pool)

    def submit(self, fn, /, *args, **kwargs):
        pool = self._pool
        with pool.lock:
            if pool.broken:
                raise self.BROKEN(pool.broken)
            if pool.shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _state["ending"]:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = Future()
            pool.work.put(_WorkItem(future, fn, args, kwargs))
            self._add_thread()
            return future

    def _add_thread(self):
        pool = self._pool
        if pool.idle.acquire(timeout=0):
            return
        count = len(pool.threads)
        if count < self._max_workers:
            thread = threading.Thread(
                name=f"{self._thread_name_prefix}_{count}", target=_worker, args=(pool,)
            )
            thread.start()
            pool.threads.add(thread)

    def shutdown(self, wait=True, *, cancel_futures=False):
        pool = self._pool
        with pool.lock:
            pool.shutdown = True
            if cancel_futures:
                while True:
                    try:
                        item = pool.work.get_nowait()
                    except queue.Empty:
                        break
                    if item is not None:
                        item.future.cancel()
            pool.release()
        if wait:
            for thread in list(pool.threads):
                thread.join()
            with _lock:
                if pool in _open:
                    _open.remove(pool)

    def __del__(self):
        if self._pool is not None:
            self._pool.abandoned = True
            self._pool.release()
