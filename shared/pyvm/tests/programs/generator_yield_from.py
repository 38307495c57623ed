"""yield from passes values, sent values, exceptions and the result through."""

def inner():
    received = []
    try:
        while True:
            item = yield len(received)
            if item is None:
                break
            received.append(item)
    except ValueError as error:
        received.append(f"error {error}")
    return received

def outer():
    yield "begin"
    result = yield from inner()
    yield "inner returned", result
    result = yield from inner()
    yield "again", result

g = outer()
print(next(g), next(g), g.send("a"), g.send("b"), g.send(None))
print(next(g), g.send("c"), g.throw(ValueError("stop")))
print(next(g, "end"))

def flatten(tree):
    for item in tree:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item

print(list(flatten([1, [2, [3, [], 4]], [[5]], 6])))

def chain(*sources):
    for source in sources:
        yield from source

print(list(chain("ab", range(2), [None], {"k": 1}, (x * x for x in (2, 3)))))

def returns():
    return 5
    yield

def uses():
    value = yield from returns()
    yield value

print(list(uses()))

def closing():
    try:
        yield 1
        yield 2
    finally:
        print("inner cleanup")

def wraps():
    try:
        yield from closing()
    finally:
        print("outer cleanup")

w = wraps()
print(next(w))
w.close()
try:
    list(chain(5))
except TypeError as error:
    print(error)
