# `multiprocessing.pool`: processes that wait for calls.
#
# Tasks and results go through two pipes. Whoever waits for a result receives for all others too; a thread does it
# only where a call has a callback.

import queue
import threading
import time

import _multiprocessing
import os
import pickle
from multiprocessing.process import TimeoutError, default_context

INIT = "INIT"
RUN = "RUN"
CLOSE = "CLOSE"
TERMINATE = "TERMINATE"


class RemoteTraceback(Exception):
    """The traceback of another process, as text."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class BrokenPool(RuntimeError):
    """A worker has ended in the middle of its work."""


class MaybeEncodingError(Exception):
    """A result could not be sent."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f"<{type(self).__name__}: {self}>"


def _mapped(function, chunk):
    return [function(item) for item in chunk]


def _star_mapped(function, chunk):
    return [function(*arguments) for arguments in chunk]


def _make(call):
    """Makes a call: whether it came to a result, the result or the exception, and its traceback."""
    try:
        function, args, kwargs = pickle.loads(call)
        return (True, function(*args, **kwargs), None)
    except Exception as error:
        return (False, error, _multiprocessing.report(error))


def _work(tasks, results, initializer, initargs, most):
    """The life of a worker."""
    if initializer is not None:
        initializer(*initargs)
    done = 0
    while most is None or done < most:
        task = _multiprocessing.receive(tasks, None)
        if not task:
            break
        outcome = _make(task[16:])
        try:
            data = pickle.dumps(outcome)
        except Exception as error:
            wrapped = MaybeEncodingError(error, outcome[1])
            data = pickle.dumps((False, wrapped, None))
        _multiprocessing.send(results, task[:16] + data)
        done += 1


class Pool:
    """Worker processes, and the calls they make."""

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        self._ctx = context or default_context()
        self._state = INIT
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None:
            if not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0:
                raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        self._initializer = initializer
        self._initargs = initargs
        self._most = maxtasksperchild
        self._cond = threading.Condition()
        self._receiving = False
        self._jobs = {}
        self._job_count = 0
        # Tasks that were sent and have not come back.
        self._open = 0
        self._broken = None
        self._server = None
        self._pool = []
        self._begin()
        self._state = RUN

    def _begin(self):
        self._task_reader, self._task_writer = _multiprocessing.new_pipe(False)
        self._result_reader, self._result_writer = _multiprocessing.new_pipe(False)
        try:
            self._repopulate()
        except BaseException:
            for worker in self._pool:
                worker.terminate()
            raise

    def _repopulate(self):
        while len(self._pool) < self._processes:
            worker = self._ctx.Process(
                target=_work,
                args=(self._task_reader, self._result_writer, self._initializer, self._initargs, self._most),
            )
            worker.name = worker.name.replace("Process", "PoolWorker")
            worker.daemon = True
            # An empty result says that the worker has ended.
            worker._tell = self._result_writer
            worker.start()
            self._pool.append(worker)

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} state={self._state} pool_size={len(self._pool)}>"

    # What a pool of threads does otherwise.

    def _send_task(self, number, place, call):
        data = pickle.dumps(call)
        _multiprocessing.send(self._task_writer, _head(number, place) + data)

    def _receive_result(self, timeout):
        """A job's number, the task's place in it, and its outcome; `None` where the timeout has passed."""
        data = _multiprocessing.receive(self._result_reader, timeout)
        if data is None:
            return None
        if not data:
            return (-1, 0, None)
        number, place = int.from_bytes(data[:8], "little"), int.from_bytes(data[8:16], "little")
        try:
            outcome = pickle.loads(data[16:])
        except Exception as error:
            outcome = (False, error, None)
        return (number, place, outcome)

    def _end_workers(self):
        """Lets the workers end that have nothing to do, and ends the others."""
        if self._open or self._broken:
            for worker in self._pool:
                worker.terminate()
        else:
            self._dismiss()
        for worker in self._pool:
            worker.join()

    def _dismiss(self):
        for _ in self._pool:
            _multiprocessing.send(self._task_writer, b"")

    def _reap(self):
        """Replaces workers that have made all their calls. One that ended otherwise has taken a call with it."""
        ended = [worker for worker in self._pool if worker.exitcode is not None]
        self._pool = [worker for worker in self._pool if worker not in ended]
        if self._state == TERMINATE:
            return
        for worker in ended:
            if worker.exitcode != 0 or self._most is None and self._open:
                self._break(f"a worker process ended before its answer (exit code {worker.exitcode})")
                return
        if ended and (self._state == RUN or self._open):
            self._repopulate()

    def _break(self, why):
        self._broken = why
        for job in list(self._jobs.values()):
            job._fail(BrokenPool(why))
        self._jobs.clear()

    # Jobs.

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")
        if self._broken:
            raise BrokenPool(self._broken)

    def _submit(self, job, calls):
        with self._cond:
            self._check_running()
            self._job_count += 1
            number = self._job_count
            if job._needs_server() and self._server is None:
                self._server = threading.Thread(target=self._serve, name="pool-results", daemon=True)
                self._server.start()
            self._jobs[number] = job
            for place, call in enumerate(calls):
                try:
                    self._send_task(number, place, call)
                    self._open += 1
                except Exception as error:
                    job._set(place, (False, error, None))
            if job._ready:
                self._jobs.pop(number, None)
            self._cond.notify_all()
        return job

    def _handle(self, result):
        number, place, outcome = result
        if number < 0:
            self._reap()
            return
        self._open -= 1
        job = self._jobs.get(number)
        if job is not None:
            job._set(place, outcome)
            if job._ready:
                self._jobs.pop(number, None)

    def _wait_until(self, done, timeout=None):
        """Waits until `done()`, and receives meanwhile. False where the timeout has passed."""
        deadline = None if timeout is None else time.monotonic() + timeout
        with self._cond:
            while not done():
                left = None if deadline is None else deadline - time.monotonic()
                if left is not None and left <= 0:
                    left = 0.0
                if self._receiving:
                    if not self._cond.wait(left) and left is not None:
                        return done()
                    continue
                self._receiving = True
                self._cond.release()
                try:
                    result = self._receive_result(left)
                finally:
                    self._cond.acquire()
                    self._receiving = False
                    self._cond.notify_all()
                if result is not None:
                    self._handle(result)
                elif left == 0.0:
                    return done()
            return True

    def _serve(self):
        """Receives for all calls with callbacks, until the pool has ended."""
        def ended():
            return self._state == TERMINATE or self._broken or self._state == CLOSE and not self._jobs

        while True:
            with self._cond:
                # Without a job nothing comes, and nothing would end the receiving.
                while not ended() and not self._jobs:
                    self._cond.wait()
                if ended():
                    self._server = None
                    return
            self._wait_until(lambda: ended() or not self._jobs)

    # Calls.

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        return self._submit(ApplyResult(self, callback, error_callback), [(func, tuple(args), dict(kwds))])

    def map(self, func, iterable, chunksize=None):
        return self._map(_mapped, func, iterable, chunksize, None, None).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(_mapped, func, iterable, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self._map(_star_mapped, func, iterable, chunksize, None, None).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(_star_mapped, func, iterable, chunksize, callback, error_callback)

    def _map(self, mapper, func, iterable, chunksize, callback, error_callback):
        self._check_running()
        items = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(items), len(self._pool) * 4)
            if extra:
                chunksize += 1
        if chunksize < 1:
            if items:
                raise ValueError(f"Chunksize must be 1+, not {chunksize}")
            chunksize = 1
        chunks = [items[start : start + chunksize] for start in range(0, len(items), chunksize)]
        job = MapResult(self, len(chunks), callback, error_callback)
        return self._submit(job, [(mapper, (func, chunk), {}) for chunk in chunks])

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize:n}")
        items = list(iterable)
        if chunksize == 1:
            return self._submit(kind(self, len(items)), [(func, (item,), {}) for item in items])
        chunks = [items[start : start + chunksize] for start in range(0, len(items), chunksize)]
        job = self._submit(kind(self, len(chunks)), [(_mapped, (func, chunk), {}) for chunk in chunks])
        return _flat(job)

    # The end.

    def close(self):
        with self._cond:
            if self._state == RUN:
                self._state = CLOSE
            self._cond.notify_all()

    def terminate(self):
        with self._cond:
            if self._state == TERMINATE:
                return
            self._state = TERMINATE
            self._cond.notify_all()
        self._end_workers()

    def join(self):
        if self._state == RUN:
            raise ValueError("Pool is still running")
        if self._state == INIT:
            raise ValueError("In unknown state")
        if self._state == CLOSE:
            self._wait_until(lambda: not self._jobs or self._broken)
            server = self._server
            if server is not None and server is not threading.current_thread():
                server.join()
            self._state = TERMINATE
            self._end_workers()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, kind, error, trace):
        self.terminate()

    def __getstate__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")


def _head(number, place):
    return number.to_bytes(8, "little") + place.to_bytes(8, "little")


def _flat(chunks):
    for chunk in chunks:
        yield from chunk


class ApplyResult:
    """The result that a call will have."""

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._callback = callback
        self._error_callback = error_callback
        self._ready = False
        self._success = True
        self._value = None

    def _needs_server(self):
        return self._callback is not None or self._error_callback is not None

    def _set(self, place, outcome):
        success, self._value, trace = outcome
        if not success:
            self._failed(trace)
        self._finish()

    def _failed(self, trace):
        self._success = False
        if trace is not None:
            self._value.__cause__ = RemoteTraceback(f'\n"""\n{trace}\n"""')

    def _fail(self, error):
        self._success = False
        self._value = error
        self._finish()

    def _finish(self):
        # As in CPython, the callback comes first.
        if self._callback is not None and self._success:
            self._callback(self._value)
        if self._error_callback is not None and not self._success:
            self._error_callback(self._value)
        self._ready = True

    def ready(self):
        self._pool._wait_until(lambda: self._ready, 0)
        return self._ready

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        self._pool._wait_until(lambda: self._ready, timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self._ready:
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of a map, in order."""

    def __init__(self, pool, count, callback, error_callback):
        ApplyResult.__init__(self, pool, callback, error_callback)
        self._chunks = [None] * count
        self._left = count
        if count == 0:
            self._value = []
            self._ready = True

    def _set(self, place, outcome):
        success, value, trace = outcome
        self._left -= 1
        if success:
            self._chunks[place] = value
        elif self._success:
            self._value = value
            self._failed(trace)
        if self._left == 0:
            if self._success:
                self._value = [item for chunk in self._chunks for item in chunk]
            self._finish()


class IMapIterator:
    """Gives results in order, each as soon as it is there."""

    def __init__(self, pool, count):
        self._pool = pool
        self._count = count
        self._index = 0
        self._arrived = {}
        self._set_count = 0
        self._ready = count == 0

    def _needs_server(self):
        return False

    def _set(self, place, outcome):
        self._arrived[self._key(place)] = outcome
        self._set_count += 1
        self._ready = self._set_count == self._count

    def _key(self, place):
        return place

    def _fail(self, error):
        for place in range(self._count):
            if place >= self._index and place not in self._arrived:
                self._arrived[place] = (False, error, None)
        self._ready = True

    def __iter__(self):
        return self

    def next(self, timeout=None):
        if self._index == self._count:
            raise StopIteration
        if not self._pool._wait_until(lambda: self._index in self._arrived, timeout):
            raise TimeoutError
        success, value, trace = self._arrived.pop(self._index)
        self._index += 1
        if success:
            return value
        if trace is not None:
            value.__cause__ = RemoteTraceback(f'\n"""\n{trace}\n"""')
        raise value

    def __next__(self):
        return self.next()


class IMapUnorderedIterator(IMapIterator):
    """Gives results in the order in which they come."""

    def _key(self, place):
        return self._set_count


class ThreadPool(Pool):
    """The same with threads in the place of processes: nothing is pickled."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)

    def _begin(self):
        self._tasks = queue.SimpleQueue()
        self._results = queue.SimpleQueue()
        for _ in range(self._processes):
            worker = threading.Thread(target=self._work, daemon=True)
            self._pool.append(worker)
            worker.start()

    def _work(self):
        if self._initializer is not None:
            self._initializer(*self._initargs)
        while True:
            task = self._tasks.get()
            if task is None:
                break
            number, place, (function, args, kwargs) = task
            try:
                outcome = (True, function(*args, **kwargs), None)
            except Exception as error:
                outcome = (False, error, None)
            self._results.put((number, place, outcome))

    def _send_task(self, number, place, call):
        if call[0] in (_mapped, _star_mapped):
            call = (call[0], (call[1][0], list(call[1][1])), call[2])
        self._tasks.put((number, place, call))

    def _receive_result(self, timeout):
        try:
            return self._results.get(True, timeout) if timeout != 0.0 else self._results.get(False)
        except queue.Empty:
            return None

    def _end_workers(self):
        for _ in self._pool:
            self._tasks.put(None)
