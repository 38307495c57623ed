import multiprocessing
import time


def produce(queue, count):
    for number in range(count):
        queue.put({"number": number})
    queue.put(None)


def add(value, row, lock):
    for _ in range(20):
        with lock:
            value.value += 1
    with row.get_lock():
        row[0] += 0.5


def talk(connection):
    connection.send([1, (2, 3)])
    print("child got", connection.recv())
    connection.close()


def meet(event, barrier):
    event.wait()
    barrier.wait()


def fail():
    raise ValueError("on purpose")


def consume(queue):
    while True:
        item = queue.get()
        if item is not None:
            print("item", item)
        queue.task_done()
        if item is None:
            return


class Worker(multiprocessing.Process):
    def __init__(self, what):
        super().__init__(name="worker")
        self.what = what

    def run(self):
        print(self.what, self.name, multiprocessing.current_process().name)


def store(mapping, items, key):
    mapping[key] = key * key
    items.append(key)


def together(context):
    queue = context.Queue()
    process = context.Process(target=produce, args=(queue, 2))
    process.start()
    print(queue.get(), queue.get(), queue.get(), queue.empty())
    process.join()

    value, row, lock = context.Value("i", 0), context.Array("d", [1.5, 2]), context.Lock()
    processes = [context.Process(target=add, args=(value, row, lock)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(value.value, row[:])

    here, there = context.Pipe()
    process = context.Process(target=talk, args=(there,))
    process.start()
    there.close()
    print(here.recv())
    here.send("hello")
    process.join()
    try:
        here.recv()
    except EOFError:
        print("end of file")

    event, barrier = context.Event(), context.Barrier(2)
    processes = [context.Process(target=meet, args=(event, barrier)) for _ in range(2)]
    for process in processes:
        process.start()
    event.set()
    for process in processes:
        process.join()
    print([process.exitcode for process in processes], event.is_set())

    process = context.Process(target=fail)
    process.start()
    process.join()
    print(process.exitcode)

    for end in ("terminate", "kill"):
        process = context.Process(target=time.sleep, args=(60,))
        process.start()
        getattr(process, end)()
        process.join()
        print(end, process.exitcode)

    queue = context.JoinableQueue()
    process = context.Process(target=consume, args=(queue,))
    process.start()
    for item in ("a", "b", None):
        queue.put(item)
    queue.join()
    process.join()

    with context.Manager() as manager:
        mapping, items = manager.dict(), manager.list()
        for key in range(3):
            process = context.Process(target=store, args=(mapping, items, key))
            process.start()
            process.join()
        print(mapping, list(items), len(mapping), 2 in mapping)


if __name__ == "__main__":
    for method in ("fork", "spawn"):
        print(method)
        together(multiprocessing.get_context(method))
    worker = Worker("subclass of")
    worker.start()
    worker.join()
