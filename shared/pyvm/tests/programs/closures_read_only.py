# Functions that only read variables of enclosing ones: bound late, bound again, unbound, in generators and handlers.


def outer():
    total = 10

    def read():
        return total + 1

    print(read())
    total = 20
    print(read())
    del total
    try:
        read()
    except NameError as error:
        print(type(error).__name__, error)
    total = "again"
    try:
        read()
    except TypeError as error:
        print(error)


outer()


def recursive(n):
    def go(i, seen=()):
        return go(i - 1, seen + (i,)) if i else seen

    return go(n)


print(recursive(5))


def both(a, b):
    def inner(c):
        def innermost():
            return a, b, c

        return innermost

    return inner


print(both(1, 2)(3)())


def generator(limit):
    def numbers():
        n = 0
        while n < limit:
            sent = yield n
            n += 1 if sent is None else sent

    return numbers


numbers = generator(6)()
print(next(numbers), numbers.send(2), next(numbers), list(numbers))


def catches(fallback):
    def attempt(text):
        try:
            return int(text)
        except ValueError:
            return fallback
        finally:
            print("tried", text, fallback)

    return attempt


print([catches(-1)(text) for text in ("7", "x")])


def counted():
    calls = []

    def note(x):
        calls.append(x)
        return len(calls)

    return note, lambda: calls


note, seen = counted()
print([note(i) for i in "abc"], seen())
print(note.__closure__[0].cell_contents is seen())


def shown(x):
    def names():
        return sorted(locals()), x

    return names()


print(shown(1))
