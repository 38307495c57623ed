import io

out = io.StringIO()
print(out.write("one\n"), out.write("two\nthree"), repr(out.getvalue()), out.tell())
print("printed", 1, 2, sep="-", file=out)
out.seek(0)
print(out.readline(), out.read(2), out.readlines())
out.seek(4)
out.write("TWO")
print(repr(out.getvalue()), out.tell(), repr(out.read(3)))
print(list(io.StringIO("a\nb\n\nc")), io.StringIO("x").read(), repr(io.StringIO().read()))
with io.StringIO("text") as text:
    print(text.read(), text.closed)
print(text.closed)
try:
    text.read()
except ValueError as error:
    print(error)
try:
    out.write(b"bytes")
except TypeError as error:
    print(error)

raw = io.BytesIO(b"\x00\x01\x02\n\x03")
print(raw.read(2), raw.readline(), raw.read(), raw.getvalue())
raw.seek(0, 2)
print(raw.write(b"end"), raw.tell(), raw.getvalue())
raw.seek(-2, io.SEEK_END)
print(raw.read())
far = io.BytesIO()
far.seek(3)
far.write(b"x")
print(far.getvalue())
short = io.StringIO("0123456789")
short.seek(8)
short.write("abcd")
print(short.getvalue(), short.tell(), short.truncate(4), short.getvalue())
try:
    raw.write("text")
except TypeError as error:
    print(error)
wrapped = io.TextIOWrapper(io.BytesIO(b"l1\nl2\n"), encoding="utf-8")
print(wrapped.readlines())
print(issubclass(io.UnsupportedOperation, ValueError), issubclass(io.UnsupportedOperation, OSError))
print(isinstance(out, io.TextIOBase), isinstance(raw, io.IOBase), out.readable(), out.writable(), out.seekable())
