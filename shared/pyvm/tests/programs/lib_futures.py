# concurrent.futures over threads: results, failures, cancelling, waiting, and the executor's end.
import concurrent.futures
import threading
import time
from concurrent.futures import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    CancelledError,
    Future,
    ThreadPoolExecutor,
    as_completed,
    wait,
)


def square(n):
    return n * n


def fail(n):
    raise ValueError(f"no {n}")


with ThreadPoolExecutor(max_workers=2) as executor:
    futures = [executor.submit(square, n) for n in range(5)]
    print([f.result() for f in futures], [f.done() for f in futures])
    bad = executor.submit(fail, 3)
    try:
        bad.result()
    except ValueError as error:
        print("result raised", error)
    print(repr(bad.exception()), bad.done(), bad.cancelled(), bad.running(), bad.cancel())
    print(list(executor.map(square, range(6))), list(executor.map(pow, [2, 3], [5, 2])))
    try:
        for value in executor.map(lambda n: 6 // n, [3, 2, 0, 1]):
            print("value", value)
    except ZeroDivisionError as error:
        print("map raised", error)
    done = set()
    for future in as_completed([executor.submit(square, n) for n in (1, 2, 3)]):
        done.add(future.result())
    print(sorted(done), sorted(f.result() for f in as_completed(futures)))
    named = {executor.submit(square, n): n for n in range(3)}
    print(sorted((named[f], f.result()) for f in as_completed(named)))

try:
    executor.submit(square, 1)
except RuntimeError as error:
    print("error:", error)

with ThreadPoolExecutor(1, thread_name_prefix="crew") as executor:
    print(executor.submit(lambda: threading.current_thread().name).result())
with ThreadPoolExecutor(3) as executor:
    print(executor.submit(lambda: threading.current_thread().name).result())
    print(executor._max_workers, len(executor._threads))

gate = threading.Event()
with ThreadPoolExecutor(1) as executor:
    running = executor.submit(gate.wait)
    queued = executor.submit(square, 2)
    try:
        running.result(timeout=0.01)
    except TimeoutError as error:
        print("timeout", repr(error), concurrent.futures.TimeoutError is TimeoutError)
    print(running.running(), running.cancel(), queued.cancel(), queued.cancelled(), queued.done())
    try:
        queued.result()
    except CancelledError as error:
        print("cancelled", repr(error))
    print([repr(f).split("state=")[1] for f in (running, queued)])
    try:
        list(as_completed([running], timeout=0.01))
    except TimeoutError as error:
        print("as_completed:", error)
    finished, pending = wait([running, bad], timeout=0.01)
    print(finished == {bad}, pending == {running})
    finished, pending = wait([running, bad], return_when=FIRST_COMPLETED)
    print(len(finished), len(pending))
    result = wait([running, bad], return_when=FIRST_EXCEPTION)
    print(len(result.done), len(result.not_done))
    gate.set()
    result = wait([running, queued, bad], return_when=ALL_COMPLETED)
    print(len(result.done), len(result.not_done), running.result())
print([repr(f).split("state=")[1] for f in (running, queued, bad)])

gate.clear()
executor = ThreadPoolExecutor(1)
running = executor.submit(gate.wait)
queued = [executor.submit(square, n) for n in range(3)]
executor.shutdown(wait=False, cancel_futures=True)
gate.set()
print(running.result(), [f.cancelled() for f in queued])

calls = []
future = Future()
future.add_done_callback(lambda f: calls.append(("first", f.result())))
print(future.set_running_or_notify_cancel(), future.running())
future.set_result(42)
future.add_done_callback(lambda f: calls.append(("late", f.result())))
print(calls, future.result(), future.exception())
try:
    future.set_result(43)
except concurrent.futures.InvalidStateError as error:
    print("InvalidStateError", str(error)[:8])

ready = []


def prepare(word):
    ready.append(word)


with ThreadPoolExecutor(1, initializer=prepare, initargs=("hi",)) as executor:
    print(executor.submit(len, "four").result(), ready)

for arguments in ({"max_workers": 0}, {"max_workers": -1}):
    try:
        ThreadPoolExecutor(**arguments)
    except ValueError as error:
        print("ValueError:", error)
try:
    ThreadPoolExecutor(initializer=1)
except TypeError as error:
    print("TypeError:", error)
try:
    wait([Future()], return_when="SOON")
except ValueError as error:
    print("ValueError:", error)


def nested():
    raise KeyError("inside")


with ThreadPoolExecutor(2) as executor:
    future = executor.submit(nested)
    print(type(future.exception()).__name__, future.exception().args)
print(ThreadPoolExecutor(2).submit(square, 9).result())

# The end of the program waits for what was submitted, without `shutdown`.
forgotten = ThreadPoolExecutor(2)


def late(n):
    time.sleep(0.01)
    with lock:
        print("still done")


lock = threading.Lock()
forgotten.submit(late, 1)
forgotten.submit(late, 2)
print("the program's last line")
