"""When the finally of a generator runs."""

def resource(name):
    print("open", name)
    try:
        for i in range(3):
            yield f"{name}{i}"
    finally:
        print("close", name)

for item in resource("a"):
    print(item)
print("--")
for item in resource("b"):
    print(item)
    break
print("-- after break")
g = resource("c")
print(next(g))
del g
print("-- after del")
g = resource("d")
print(next(g))
g.close()
print("-- after close")
g = resource("never started")
del g
print("-- nothing happened")

def ignores_exit():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
            yield 2

stubborn = ignores_exit()
next(stubborn)
try:
    stubborn.close()
except RuntimeError as error:
    print(error)

def stops_inside():
    yield 1
    raise StopIteration("oops")

try:
    list(stops_inside())
except RuntimeError as error:
    print(error, "|", repr(error.__cause__))

def recursive():
    yield next(me)

me = recursive()
try:
    next(me)
except ValueError as error:
    print(error)

def partial():
    with_value = yield from resource("e")
    print("got", with_value)

p = partial()
print(next(p))
try:
    p.throw(KeyError("k"))
except KeyError as error:
    print("out:", error)
