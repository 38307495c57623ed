"""Digests, checksums and compression: known answers and round trips."""

import base64
import binascii
import hashlib
import zlib

print(hashlib.sha256(b"").hexdigest())
print(hashlib.sha256(b"abc").hexdigest()[:16], hashlib.md5(b"abc").hexdigest(), hashlib.sha1(b"abc").hexdigest())
digest = hashlib.sha256()
for part in (b"a", b"b", b"c"):
    digest.update(part)
print(digest.hexdigest() == hashlib.sha256(b"abc").hexdigest(), digest.digest_size, digest.name, digest.digest()[:4])
copy = digest.copy()
copy.update(b"d")
print(copy.hexdigest() != digest.hexdigest(), hashlib.new("sha512", b"x").hexdigest()[:12], len(hashlib.blake2b(b"x").digest()))
block = bytes(range(256)) * 64
print(len(block), hashlib.sha256(block).hexdigest()[-8:], hashlib.sha256("é".encode()).hexdigest()[:8])
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), binascii.hexlify(b"hi"), binascii.crc32(b"hello"))
for data in (b"", b"a", b"abc" * 1000, block):
    packed = zlib.compress(data)
    print(len(data), len(packed) < max(len(data), 20), zlib.decompress(packed) == data)
print(zlib.decompress(zlib.compress(b"x" * 100_000, 9)) == b"x" * 100_000)
packer = zlib.compressobj()
packed = packer.compress(b"one ") + packer.compress(b"two") + packer.flush()
print(zlib.decompress(packed))
try:
    zlib.decompress(b"not compressed")
except zlib.error as error:
    print(type(error).__name__, "incorrect header" in str(error))
try:
    hashlib.sha256("text")
except TypeError as error:
    print(error)
print(base64.b64encode(b"hello"), base64.b64decode("aGVsbG8="), base64.b64encode(b"\xff\xfe").decode())

def chain(previous, payload):
    return hashlib.sha256((previous + payload).encode()).hexdigest()

block_hash = "0" * 64
for payload in ("genesis", "second", "third"):
    block_hash = chain(block_hash, payload)
    print(payload, block_hash[:10])
nonce = 0
while not hashlib.sha256(f"proof{nonce}".encode()).hexdigest().startswith("00"):
    nonce += 1
print(nonce)
