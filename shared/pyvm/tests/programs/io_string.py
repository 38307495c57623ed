"""Text streams in memory."""

import io
import sys

out = io.StringIO()
print("line one", file=out)
print("two", 2, sep="=", end="", file=out)
n = out.write("\nthree\n")
print(repr(out.getvalue()), n, out.tell())
reader = io.StringIO("alpha\nbeta\n\ngamma")
print(repr(reader.readline()), repr(reader.read(2)), reader.readlines(), repr(reader.read()), repr(reader.readline()))
reader.seek(0)
for number, line in enumerate(reader, 1):
    print(number, line.rstrip())
reader.seek(6)
print(reader.read(4), [line.strip() for line in io.StringIO("a\nb")])
with io.StringIO() as stream:
    stream.writelines(["x", "y"])
    text = stream.getvalue()
print(text, stream.closed)
try:
    stream.read()
except ValueError as error:
    print(error)
saved, sys.stdout = sys.stdout, io.StringIO()
print("captured")
captured, sys.stdout = sys.stdout.getvalue(), saved
print(repr(captured))
from contextlib import redirect_stdout
with redirect_stdout(io.StringIO()) as buffer:
    print("hidden", 1 + 1)
print(buffer.getvalue().upper(), end="")
data = io.BytesIO(b"\x01\x02\x03\x04")
print(data.read(1), data.read(), data.getvalue(), data.read())
binary = io.BytesIO()
print(binary.write(b"abc"), binary.getvalue(), binary.tell())
try:
    out.write(5)
except TypeError as error:
    print(error)
truncated = io.StringIO("abcdef")
truncated.truncate(3)
truncated.seek(0, 2)
truncated.write("!")
print(truncated.getvalue())
