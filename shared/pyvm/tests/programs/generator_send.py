"""send, throw and close: a generator that is talked to."""

def averager():
    total, count, mean = 0, 0, None
    while True:
        value = yield mean
        if value is None:
            return total, count
        total += value
        count += 1
        mean = total / count

g = averager()
print(next(g), g.send(10), g.send(20), g.send(0))
try:
    g.send(None)
except StopIteration as stop:
    print("returned", stop.value)

def robust():
    while True:
        try:
            received = yield "ready"
            print("got", received)
        except ValueError as error:
            print("handled", error)
        except GeneratorExit:
            print("closing")
            raise
        finally:
            print("turn over")

r = robust()
print(next(r))
print(r.send(1))
print(r.throw(ValueError("bad")))
r.close()
r.close()
print(next(r, "exhausted"))
try:
    averager().send(5)
except TypeError as error:
    print(error)

def echo():
    x = yield
    y = yield x * 2
    yield x + y

e = echo()
e.send(None)
print(e.send(4), e.send(3))
try:
    e.throw(KeyError("thrown in"))
except KeyError as error:
    print("came out", error)
fresh = echo()
try:
    fresh.throw(RuntimeError("before start"))
except RuntimeError as error:
    print(error, list(fresh))
unstarted = echo()
unstarted.close()
print(list(unstarted))
