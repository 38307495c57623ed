# `hmac`: keyed hashes (RFC 2104).

import hashlib


def _hash(name, data=b""):
    if callable(name):
        return name(data)
    return hashlib.new(name, data)


class HMAC:
    """A keyed hash in progress."""

    def __init__(self, key, msg=None, digestmod=""):
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        self._kind = digestmod
        self._inner = _hash(digestmod)
        self.digest_size = self._inner.digest_size
        self.block_size = self._inner.block_size
        self.name = "hmac-" + self._inner.name
        if len(key) > self.block_size:
            key = _hash(digestmod, key).digest()
        key = key + bytes(self.block_size - len(key))
        self._outer_key = bytes([byte ^ 0x5C for byte in key])
        self._inner.update(bytes([byte ^ 0x36 for byte in key]))
        if msg is not None:
            self._inner.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        return _hash(self._kind, self._outer_key + self._inner.digest()).digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b):
    return a == b
