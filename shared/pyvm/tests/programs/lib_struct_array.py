"""`struct` and `array`."""

import array
import struct

print(struct.pack(">IhB", 1, -2, 3), struct.unpack("<IhB", struct.pack("<IhB", 1, -2, 3)))
print([struct.calcsize(one) for one in ("bhilq", "=bhilq", "!d", "bxi0q", "3s2x")])
print(struct.pack("5s3x4p", b"hi", b"abcdef"), struct.unpack("2s?c", b"ok\x01x"))
print(struct.unpack(">dfe", struct.pack(">dfe", 3.14, 1.5, 0.1)), struct.pack("<e", 65504.0))
record = struct.Struct("<10sif")
print(record, record.size, record.unpack(record.pack(b"name", 4, 2.5)))
buffer = bytearray(10)
struct.pack_into("<I", buffer, 4, 0xDEADBEEF)
print(buffer, struct.unpack_from("<I", buffer, 4), list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")))
for format, values in (
    ("B", (256,)), ("b", (-129,)), ("I", (-1,)), ("q", (2**63,)), ("i", ("x",)), ("2i", (1,)), ("z", ()), ("3", ()),
    ("c", ("a",)), ("s", ("a",)), ("f", (None,)),
):
    try:
        print(struct.pack(format, *values))
    except struct.error as error:
        print("error:", error)
for data in (b"abc", b"abcde"):
    try:
        struct.unpack("<I", data)
    except struct.error as error:
        print("error:", error)

numbers = array.array("i", [1, 2, 3])
numbers.append(4)
numbers.extend(range(2))
print(numbers, numbers.itemsize, numbers[1:3], sum(numbers), len(numbers), 3 in numbers, numbers.index(3))
numbers[0] = -1
print(numbers.tobytes(), numbers * 2 == numbers + numbers, numbers.pop(), numbers.tolist(), array.array("d"))
view = memoryview(numbers)
view[1] = 70
print(numbers, view.nbytes, view.format)
numbers.byteswap()
print(numbers, array.array("f", [0.1]), array.array("u", "héy").tounicode())
for code, values in (("i", [1.5]), ("i", ["x"]), ("B", [256]), ("z", [])):
    try:
        array.array(code, values)
    except (OverflowError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
