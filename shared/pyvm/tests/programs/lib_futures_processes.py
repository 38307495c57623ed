# concurrent.futures over processes.
from concurrent.futures import ProcessPoolExecutor, as_completed


def square(n):
    return n * n


def add(a, b):
    return a + b


def fail(n):
    raise ValueError(f"no {n}")


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(square, n) for n in range(5)]
        print([f.result() for f in futures])
        print(list(executor.map(square, range(10), chunksize=3)))
        print(list(executor.map(add, [1, 2, 3], [10, 20, 30])))
        print(sorted(f.result() for f in as_completed(futures)))
        bad = executor.submit(fail, 7)
        try:
            bad.result()
        except ValueError as error:
            print("failed:", error)
        print(type(bad.exception()).__name__, bad.done(), bad.cancelled())
    try:
        executor.submit(square, 1)
    except RuntimeError as error:
        print("error:", error)
    for bad_call in (lambda: ProcessPoolExecutor(0), lambda: executor.map(square, [1], chunksize=0)):
        try:
            bad_call()
        except ValueError as error:
            print("ValueError:", error)
