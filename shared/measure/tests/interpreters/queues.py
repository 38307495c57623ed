# Queues between interpreters.

from concurrent import interpreters


def square_all(requests, results):
    while True:
        number = requests.get()
        if number is None:
            results.put("done")
            break
        results.put((number, number * number))


def raised(call):
    try:
        return call()
    except (interpreters.QueueEmpty, interpreters.QueueFull, ValueError) as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    requests, results = interpreters.create_queue(), interpreters.create_queue(2)
    print(requests, results, requests.id, results.maxsize, requests.empty(), requests.full())
    other = interpreters.create()
    thread = other.call_in_thread(square_all, requests, results)
    for number in range(5):
        requests.put(number)
    requests.put(None)
    # It holds two: the other one waits until there is room.
    print([results.get() for _ in range(6)])
    thread.join()

    results.put([1, {"key": "value"}])
    results.put(results, timeout=1)
    print(results.full(), results.qsize(), raised(lambda: results.put_nowait(3)))
    print(raised(lambda: results.put(3, timeout=0.01)), raised(lambda: results.put(3, block=False)))
    print(results.get(), results.get() is results)
    print(raised(results.get_nowait), raised(lambda: results.get(timeout=0.01)))
    print(raised(lambda: results.get(timeout=-1)))

    # An interpreter finds a queue by its number, or is given it.
    other.prepare_main(number=requests.id, given=results)
    other.exec(
        "from concurrent import interpreters\n"
        "queue = interpreters.Queue(number)\n"
        "queue.put('hello')\n"
        "given.put((given, given == interpreters.Queue(given.id), queue != given))"
    )
    print(requests.get(), results.get())
    print(interpreters.is_shareable(requests), interpreters.is_shareable([]), interpreters.is_shareable(1))
    try:
        interpreters.Queue(99)
    except Exception as error:
        print(type(error).__name__, error)
    try:
        results.put(lambda: results)
    except interpreters.NotShareableError as error:
        print("NotShareableError", type(error.__cause__).__name__)
