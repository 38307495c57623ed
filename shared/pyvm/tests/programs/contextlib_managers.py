"""contextlib: managers made from generators."""

from contextlib import closing, contextmanager, suppress

@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("swallowed", error)
    finally:
        print(f"</{name}>")

with tag("p") as upper:
    print(upper)
with tag("b"), tag("i"):
    print("text")
with tag("error"):
    raise ValueError("inside")
try:
    with tag("other"):
        raise KeyError("passes")
except KeyError as error:
    print("outside", error)
with suppress(ZeroDivisionError, KeyError):
    print("before")
    1 / 0
    print("never")
with suppress(KeyError):
    {}["x"]
try:
    with suppress(KeyError):
        [][1]
except IndexError as error:
    print(error)

class Door:
    def close(self):
        print("door closed")

with closing(Door()) as door:
    print(type(door).__name__)

@contextmanager
def timer(results):
    results.append("start")
    yield
    results.append("stop")

results = []
for _ in range(2):
    with timer(results):
        results.append("work")
print(results)

@contextmanager
def never():
    if False:
        yield

try:
    with never():
        pass
except RuntimeError as error:
    print(error)
