# `binascii`: bytes as text, and checksums.

from base64 import Error, b64decode, b64encode
from zlib import crc32


def hexlify(data, sep=None, bytes_per_sep=1):
    text = bytes(data).hex() if sep is None else bytes(data).hex(sep, bytes_per_sep)
    return text.encode("ascii")


def unhexlify(hexstr):
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("ascii")
    if len(text) % 2:
        raise Error("Odd-length string")
    if not all([letter in "0123456789abcdefABCDEF" for letter in text]):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


b2a_hex = hexlify
a2b_hex = unhexlify


def b2a_base64(data, *, newline=True):
    return b64encode(data) + (b"\n" if newline else b"")


def a2b_base64(data, *, strict_mode=False):
    return b64decode(data, validate=strict_mode)
