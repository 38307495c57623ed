import hashlib

names = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"]
for name in names + ["blake2b", "blake2s"]:
    empty = getattr(hashlib, name)()
    print(empty.name, empty.digest_size, empty.block_size, empty.hexdigest())
    text = hashlib.new(name, b"the quick brown fox")
    print(text.hexdigest(), len(text.digest()))

long = b"0123456789" * 5000
print(hashlib.sha256(long).hexdigest(), hashlib.md5(long).hexdigest())
parts = hashlib.sha256()
for start in range(0, len(long), 3000):
    parts.update(long[start:start + 3000])
print(parts.hexdigest() == hashlib.sha256(long).hexdigest())
fork = parts.copy()
fork.update(b"more")
print(parts.hexdigest()[:16], fork.hexdigest()[:16], fork.digest()[:4])

digest = hashlib.sha256("Füße".encode()).digest()
print(digest.hex())
for i in range(3):
    digest = hashlib.sha256(digest).digest()
print(digest.hex())
print(hashlib.blake2b(b"x", digest_size=16).hexdigest(), hashlib.blake2s(b"x", digest_size=8).digest_size)
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 100).hex())
print(hashlib.pbkdf2_hmac("sha1", b"p" * 100, b"salt", 2, 45).hex())
for wrong in ["text", 5, None]:
    try:
        hashlib.sha256(wrong)
    except TypeError as error:
        print(error)
try:
    hashlib.new("sha257")
except ValueError as error:
    print(error)
print("sha256" in hashlib.algorithms_available)
