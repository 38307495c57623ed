# `base64`: bytes as letters, by RFC 4648.

_STANDARD = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_URL_SAFE = _STANDARD[:62] + b"-_"


def _bytes(value):
    if isinstance(value, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(value)


def _text(value):
    """What is decoded may be text as well, of ASCII characters alone."""
    if not isinstance(value, str):
        return bytes(value)
    try:
        return value.encode("ascii")
    except UnicodeEncodeError:
        raise ValueError("string argument should contain only ASCII characters") from None


def _encode(data, letters):
    out = []
    for at in range(0, len(data), 3):
        part = data[at : at + 3]
        number = int.from_bytes(part, "big") << 8 * (3 - len(part))
        four = [letters[number >> shift & 63] for shift in (18, 12, 6, 0)]
        out.extend(four[: len(part) + 1])
        out.extend(b"=" * (3 - len(part)))
    return bytes(out)


def _decode(data, letters, strict):
    values = {letter: value for value, letter in enumerate(letters)}
    out, number, count, padding = [], 0, 0, 0
    for byte in data:
        if byte == 61:
            padding += 1
            if count + padding == 4 and count >= 2:
                break
            continue
        if byte not in values:
            if strict:
                raise Error("Only base64 data is allowed")
            continue
        padding = 0
        number = number << 6 | values[byte]
        count += 1
        if count == 4:
            out.extend(number.to_bytes(3, "big"))
            number = count = 0
    if count == 1:
        total = len(out) // 3 * 4 + 1
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({total}) "
            "cannot be 1 more than a multiple of 4"
        )
    if count and count + padding < 4:
        raise Error("Incorrect padding")
    if count:
        out.extend((number << 6 * (4 - count)).to_bytes(3, "big")[: count - 1])
    return bytes(out)


class Error(ValueError):
    __module__ = "binascii"


def b64encode(s, altchars=None):
    letters = _STANDARD if altchars is None else _STANDARD[:62] + _bytes(altchars)
    return _encode(_bytes(s), letters)


def b64decode(s, altchars=None, validate=False):
    letters = _STANDARD if altchars is None else _STANDARD[:62] + _text(altchars)
    return _decode(_text(s), letters, validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return _encode(_bytes(s), _URL_SAFE)


def urlsafe_b64decode(s):
    return _decode(_text(s), _URL_SAFE, False)


def b16encode(s):
    return _bytes(s).hex().upper().encode("ascii")


def b16decode(s, casefold=False):
    text = _text(s)
    if text != (text if casefold else text.upper()):
        raise Error("Non-base16 digit found")
    try:
        return bytes.fromhex(text.decode("ascii"))
    except ValueError:
        raise Error("Non-base16 digit found") from None


def encodebytes(s):
    data = _bytes(s)
    return b"".join([b64encode(data[at : at + 57]) + b"\n" for at in range(0, len(data), 57)])


def decodebytes(s):
    return b64decode(_bytes(s))


_LETTERS_32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def b32encode(s):
    data, out = _bytes(s), bytearray()
    for at in range(0, len(data), 5):
        part = data[at : at + 5]
        number = int.from_bytes(part.ljust(5, b"\0"), "big")
        letters = bytes([_LETTERS_32[number >> shift & 31] for shift in range(35, -1, -5)])
        used = -(-len(part) * 8 // 5)
        out.extend(letters[:used] + b"=" * (8 - used))
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    text = _text(s)
    text = text.upper() if casefold else text
    if len(text) % 8:
        raise Error("Incorrect padding")
    plain, out = text.rstrip(b"="), bytearray()
    if len(text) - len(plain) not in (0, 1, 3, 4, 6):
        raise Error("Incorrect padding")
    for at in range(0, len(plain), 8):
        part = plain[at : at + 8]
        number = 0
        for letter in part.ljust(8, b"A"):
            place = _LETTERS_32.find(letter)
            if place < 0:
                raise Error("Non-base32 digit found")
            number = number << 5 | place
        out.extend(number.to_bytes(5, "big")[: len(part) * 5 // 8])
    return bytes(out)
