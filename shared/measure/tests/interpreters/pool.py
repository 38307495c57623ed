# An executor over interpreters.

from concurrent.futures import InterpreterPoolExecutor, ThreadPoolExecutor, as_completed

prepared = None
lost = None


def prepare(value):
    global prepared
    prepared = [value]
    # A function that reads a global runs where the program's functions are; one that only sets some is sent as its code
    # alone, and sets them in `__main__`, where the others do not look.
    prepared.append(lost)


def prepare_in_vain(value):
    global lost
    lost = value


def square(n):
    return n * n


def tell(n):
    return prepared, lost, n, __name__


def fails(key):
    return {}[key]


if __name__ == "__main__":
    with InterpreterPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(square, range(8))))
        futures = [pool.submit(pow, 2, n) for n in (10, 20, 70)]
        print(sorted(future.result() for future in as_completed(futures)))
        future = pool.submit(fails, "key")
        error = future.exception()
        print(repr(error), type(error.__cause__).__name__, str(error.__cause__).split("\n")[0])
        try:
            pool.submit("print(1)")
        except TypeError as error:
            print("TypeError:", error)
    try:
        pool.submit(square, 1)
    except RuntimeError as error:
        print(error)

    with InterpreterPoolExecutor(1, initializer=prepare, initargs=("prepared",)) as pool:
        print(pool.submit(tell, 1).result(), prepared)
    with InterpreterPoolExecutor(1, initializer=prepare_in_vain, initargs=("prepared",)) as pool:
        print(pool.submit(tell, 2).result())
    print(issubclass(InterpreterPoolExecutor, ThreadPoolExecutor))
