import collections
import multiprocessing


Pair = collections.namedtuple("Pair", "a b")


class WithState:
    def __init__(self):
        self.value = 1

    def __getstate__(self):
        return {"value": self.value + 1}

    def __setstate__(self, state):
        self.value = state["value"] * 10


class Reduced:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return (Reduced, (self.value * 2,))


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == other.value


class Wrong(Exception):
    def __init__(self, first, second):
        super().__init__(first, second)
        self.second = second


def echo(value):
    return value


def fail():
    raise Wrong(1, "two")


def give_a_lambda():
    return lambda: 1


def make_a_local():
    def local():
        pass

    return local


def begin(value):
    global begun
    begun = value


def what_began(_):
    return begun


with multiprocessing.Pool(2) as pool:

    def there_and_back(value):
        return pool.apply(echo, (value,))

    print(there_and_back(Pair(1, 2)))
    print(there_and_back(WithState()).value, there_and_back(Reduced(3)).value)
    found = there_and_back({Key(1): "one", "set": {Key(2)}})
    print(found[Key(1)], Key(2) in found["set"])
    loop = [1]
    loop.append(loop)
    came = there_and_back((loop, loop))
    print(came[0] is came[1], came[0][1] is came[0])
    print(there_and_back([{1, 2}, frozenset([1]), b"x", 2**100, slice(1, 2), range(3), None, 0.1, "é"]))
    print(there_and_back(collections.Counter("aab")), there_and_back(collections.deque([1, 2])))
    for unsendable in (lambda: 1, make_a_local(), (n for n in "x")):
        try:
            there_and_back(unsendable)
        except Exception as error:
            print(type(error).__name__, str(error).split(" at 0x")[0])
    try:
        pool.apply(fail)
    except Wrong as error:
        print(error.args, error.second, type(error.__cause__).__name__)
    try:
        pool.apply(give_a_lambda)
    except Exception as error:
        print(type(error).__name__)
    results = []
    for number in range(3):
        pool.apply_async(echo, (number,), callback=results.append)
    pool.close()
    pool.join()
    print(sorted(results))

with multiprocessing.Pool(1, initializer=begin, initargs=("here",), maxtasksperchild=1) as pool:
    print(pool.map(what_began, range(3), chunksize=1))
