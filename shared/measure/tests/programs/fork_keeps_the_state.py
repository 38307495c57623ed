import multiprocessing

shared = {"items": [1, 2]}
shared["self"] = shared
counter = 0


class Thing:
    kind = "thing"

    def __init__(self, number):
        self.number = number

    def twice(self):
        return self.number * 2

    @staticmethod
    def more(number):
        return number + 100

    @classmethod
    def named(cls, what):
        return cls.kind + str(what)


def adder(start):
    state = [start]

    def add(number):
        state[0] += number
        return state[0]

    return add


add = adder(5)
thing = Thing(3)


def work(number):
    global counter
    counter += 1
    shared["items"].append(number)
    print(__name__, shared["items"], shared["self"] is shared, counter, add(number), thing.twice())


# No guard: a forked process runs nothing again.
for number in range(2):
    process = multiprocessing.Process(target=work, args=(number,))
    process.start()
    process.join()
    print(process.name, process.exitcode, process.is_alive())

process = multiprocessing.Process(target=lambda: print("a lambda", add(1)))
process.start()
process.join()
print(counter, shared["items"], add(0))

with multiprocessing.Pool(2) as pool:
    print(pool.map(Thing.more, range(4)))
    print(pool.apply(Thing.named, ("x",)), pool.apply(thing.twice), pool.starmap(pow, [(2, 3), (3, 2)]))
    print(list(pool.imap(Thing.more, range(3))), sorted(pool.imap_unordered(Thing.more, range(3))))
    print(pool.apply_async(Thing.more, (1,)).get(timeout=30), pool.map_async(Thing.more, [1]).get())
    try:
        pool.apply(lambda: 1)
    except Exception as error:
        print(type(error).__name__)
print(multiprocessing.get_start_method(), multiprocessing.current_process().name)
