"""bytes and bytearray."""

data = b"hello world"
print(data, len(data), data[0], data[-1], data[:5], data[::-1], b"wor" in data, 104 in data)
print(data.split(), data.replace(b"o", b"0"), data.upper(), data.find(b"o"), data.count(b"l"), data.startswith(b"hell"))
print(b", ".join([b"a", b"b"]), b"ab" + b"cd", b"ab" * 2, b"  x ".strip(), b"a-b".partition(b"-"))
print(data.hex(), bytes.fromhex("48 69"), bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(range(65, 70)))
print(b"abc" < b"abd", b"abc" == "abc", b"abc" == bytearray(b"abc"), sorted(b"cab"), sum(b"\x01\x02"), max(b"az"))
print(repr(b"quote'"), b"tab\t\n\\ \x80", b"\"'", str(b"abc", "ascii"), b"1".isdigit(), int(b"42"))
print([byte for byte in b"hi!"], list(map(chr, b"hi!")), {b"key": 1}[b"key"])
buffer = bytearray(b"abc")
buffer[0] = 65
buffer.append(100)
buffer.extend(b"ef")
buffer += b"!"
print(buffer, len(buffer), bytes(buffer), buffer.decode(), buffer.pop(), buffer[1:3])
buffer[1:3] = b"..."
del buffer[0]
print(buffer, buffer.find(b"d"))
print((258).to_bytes(2, "big"), (258).to_bytes(4, "little"), int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\xff", "big", signed=True), (-2).to_bytes(2, "big", signed=True))
for action in (lambda: b"a" + "b", lambda: bytes([256]), lambda: b"a"[1], lambda: (300).to_bytes(1, "big"), lambda: bytes("x"), lambda: b"".join(["a"]), lambda: bytes.fromhex("4"), lambda: hash(bytearray(b"x"))):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
checksum = 0
for byte in data:
    checksum = (checksum * 31 + byte) & 0xFFFF
print(checksum, f"{checksum:04x}", bytes(b ^ 0x20 for b in b"ABC"))
