# Buffers and text over raw streams, and lists in shared memory.
import inspect
import io
from multiprocessing.shared_memory import ShareableList

reader = io.BufferedReader(io.BytesIO(b"line1\nline2\nrest"))
print(reader.readline(), reader.peek(3)[:3], reader.read(4), reader.read(), reader.readable(), reader.writable())
print(io.TextIOWrapper(io.BytesIO("h\u00e9\nx".encode()), encoding="utf-8").readlines())
writer = io.BufferedWriter(io.BytesIO())
writer.write(b"abc")
writer.flush()
print(writer.raw.getvalue())
shared = ShareableList([1, 2.5, "text", b"bytes", True, None])
shared[0] += 41
shared[2] = "longer"
print(list(shared), len(shared), shared.count(True), shared.index("longer"), shared[-1])
try:
    shared[2] = "much too long for its place"
except ValueError as error:
    print(error)
shared.shm.close()
shared.shm.unlink()


def function(a, b=2, *rest, c, d=4, **named):
    return a


print(inspect.getfullargspec(function))
print([str(parameter.kind) for parameter in inspect.signature(function).parameters.values()])
