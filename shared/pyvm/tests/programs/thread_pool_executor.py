"""concurrent.futures: map keeps the order, futures keep the results and the exceptions."""

from concurrent.futures import ThreadPoolExecutor, as_completed, wait
import threading

def square(n):
    return n * n

def risky(n):
    if n % 3 == 0:
        raise ValueError(f"bad {n}")
    return n * 10

with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(square, range(8))))
    print(list(pool.map(lambda a, b: a + b, [1, 2], [10, 20])))
    futures = [pool.submit(risky, n) for n in range(5)]
    for n, future in enumerate(futures):
        try:
            print(n, future.result())
        except ValueError as error:
            print(n, "failed:", error)
    print([future.done() for future in futures], type(futures[0].exception()).__name__, futures[1].exception())
    print(sorted(future.result() for future in as_completed([pool.submit(square, n) for n in (3, 1, 2)])))
    done, pending = wait([pool.submit(square, n) for n in range(4)])
    print(len(done), len(pending))
    by_future = {pool.submit(pow, 2, n): n for n in range(4)}
    print(sorted((by_future[future], future.result()) for future in as_completed(by_future)))
    results = pool.map(risky, [1, 2, 3, 4])
    collected = []
    try:
        for result in results:
            collected.append(result)
    except ValueError as error:
        print(collected, error)
    print(pool.submit(sorted, [3, 1, 2], reverse=True).result(timeout=5))

total, lock = 0, threading.Lock()
def add(n):
    global total
    with lock:
        total += n
with ThreadPoolExecutor(4) as pool:
    for n in range(101):
        pool.submit(add, n)
print(total)
try:
    pool.submit(square, 1)
except RuntimeError as error:
    print(error)
