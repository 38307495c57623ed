"""`memoryview`, what takes bytes from it, `%` of bytes, and encodings of several bytes."""

import hashlib
import io
import zlib

view = memoryview(b"hello")
print(len(view), view[1], view[1:3].tobytes(), bytes(view), view.readonly, view.nbytes, view.format, view.shape)
array = bytearray(b"abcdef")
view = memoryview(array)
view[0] = 65
view[2:4] = b"XY"
print(array, view.tolist(), view[::2].tobytes(), view[::-1].tobytes(), view == b"AbXYef", view.hex(), b"X" in array)
with memoryview(array) as inner:
    print(inner[-1], inner.obj is array)
for wrong in (
    lambda: inner[0],
    lambda: array.append(1),
    lambda: view[9],
    lambda: memoryview("text"),
    lambda: memoryview(b"x").__setitem__(0, 1),
    lambda: view.__setitem__(slice(0, 2), b"longer"),
):
    try:
        wrong()
    except (BufferError, IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
view.release()
array.append(33)
print(array)
numbers = memoryview(bytearray(8)).cast("i")
numbers[0] = -5
print(numbers.tolist(), numbers.itemsize, numbers.tobytes())
print(hashlib.md5(memoryview(b"x")).hexdigest()[:8], zlib.crc32(bytearray(b"x")), int.from_bytes(memoryview(b"\x01\x02"), "big"))
file = io.BytesIO()
file.write(memoryview(b"xyz")[1:])
file.getbuffer()[0] = 65
print(file.getvalue(), b",".join([b"a", bytearray(b"b"), memoryview(b"c")]), b"a-b".split(bytearray(b"-")))

print(b"%d %s %x %5d|%-3s|" % (1, b"ab", 255, 3, b"x"), b"%a %r" % ("é", [1]), b"%c%c" % (65, b"B"))
print(b"%.2f%%" % 2.5, b"%(k)s" % {b"k": b"v"}, bytearray(b"%d") % 5)
for wrong in (lambda: b"%s" % "text", lambda: b"%d" % "x", lambda: b"%d" % (1, 2), lambda: b"%c" % 300):
    try:
        wrong()
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)

for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"):
    data = "hé😀".encode(name)
    print(name, data, data.decode(name))
print("€ ’".encode("cp1252"), b"\x80\xe9".decode("windows-1252"))
for data, name in ((b"a", "utf-16"), (b"\x00\xd8", "utf-16-le"), (b"\x81", "cp1252")):
    try:
        data.decode(name)
    except UnicodeDecodeError as error:
        print(error)
print(b"Abc Def".istitle(), b"abc".istitle(), bytearray(b"A b").istitle(), range(2, 9, 3).start, range(5).stop)
