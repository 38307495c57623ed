# `codecs`: text and bytes by the names of encodings.

import _subset

_open = open

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_UTF16_LE = BOM_LE = b"\xff\xfe"
BOM_UTF16_BE = BOM_BE = b"\xfe\xff"
BOM = BOM_UTF16 = BOM_LE
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"


def _rotated(text):
    turned = [
        chr((ord(c) - base + 13) % 26 + base) if (base := 65 if "A" <= c <= "Z" else 97 if "a" <= c <= "z" else 0) else c
        for c in text
    ]
    return "".join(turned)


def _plain(encoding):
    return encoding.lower().replace("-", "_")


def encode(obj, encoding="utf-8", errors="strict"):
    name = _plain(encoding)
    if name in ("rot13", "rot_13"):
        return _rotated(obj)
    if name in ("hex", "hex_codec"):
        return bytes(obj).hex().encode()
    if name in ("base64", "base64_codec"):
        return _subset.load("base64").encodebytes(obj)
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    name = _plain(encoding)
    if name in ("rot13", "rot_13"):
        return _rotated(obj)
    if name in ("hex", "hex_codec"):
        return bytes.fromhex(bytes(obj).decode())
    if name in ("base64", "base64_codec"):
        return _subset.load("base64").decodebytes(obj)
    return bytes(obj).decode(encoding, errors)


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is None or "b" in mode:
        return _open(filename, mode)
    return _open(filename, mode, encoding=encoding, errors=errors, newline="")
