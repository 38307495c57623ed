import zlib

text = b"the lock is taken, the lock is given; " * 200
packed = zlib.compress(text)
print(len(text), len(packed), packed[:8], zlib.crc32(packed))
print(zlib.decompress(packed) == text)
for level in range(-1, 10):
    print(level, len(zlib.compress(text, level)), zlib.crc32(zlib.compress(text, level)))
big = b"".join(str(i * i % 977).encode() for i in range(50000))
print(len(big), len(zlib.compress(big)), zlib.crc32(zlib.compress(big, 9)), zlib.crc32(zlib.compress(big, 0)))
for wbits in (-15, 9, 31):
    packed = zlib.compress(text, wbits=wbits)
    print(wbits, len(packed), zlib.decompress(packed, wbits) == text, zlib.decompress(packed, wbits=wbits)[:8])
print(zlib.crc32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), zlib.adler32(b"hello"), zlib.adler32(big))
print(zlib.crc32(b""), zlib.adler32(b""))

stream = zlib.compressobj(6)
parts = [stream.compress(big[at:at + 9000]) for at in range(0, len(big), 9000)]
parts.append(stream.flush())
print(b"".join(parts) == zlib.compress(big, 6))
back = zlib.decompressobj()
found = b""
for part in parts:
    found += back.decompress(part)
print(found == big, back.eof, back.unused_data)
small = zlib.decompressobj()
print(small.decompress(zlib.compress(text), 10), len(small.unconsumed_tail) > 0)
tail = zlib.decompressobj()
print(tail.decompress(zlib.compress(b"abc") + b"more"), tail.unused_data, tail.eof)

for action in (
    lambda: zlib.decompress(b"no"),
    lambda: zlib.decompress(b"not compressed at all"),
    lambda: zlib.decompress(zlib.compress(text)[:-5]),
    lambda: zlib.compress(text, 12),
    lambda: zlib.compress("text"),
    lambda: zlib.compress(text, wbits=99),
):
    try:
        print(action())
    except (zlib.error, TypeError, ValueError) as error:
        print(type(error).__name__, error)
