# `urllib.parse`: URLs taken apart and put together (RFC 3986). Behaviour follows CPython 3.13's documentation.

_SAFE = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"
_HEX = "0123456789ABCDEFabcdef"


def quote(string, safe="/", encoding=None, errors=None):
    """Text with `%XX` for all but letters, digits, `_.-~` and the letters of `safe`."""
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    keep = _SAFE + (safe.encode("ascii", "ignore") if isinstance(safe, str) else safe)
    return "".join([chr(byte) if byte in keep else f"%{byte:02X}" for byte in string])


def quote_plus(string, safe="", encoding=None, errors=None):
    """The same, with `+` for a space."""
    if isinstance(string, str) and " " in string or isinstance(string, bytes) and b" " in string:
        space = " " if isinstance(safe, str) else b" "
        return quote(string, safe + space, encoding, errors).replace(" ", "+")
    return quote(string, safe, encoding, errors)


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *parts = string.split(b"%")
    out = [first]
    for part in parts:
        digits = part[:2].decode("latin-1")
        if len(digits) == 2 and digits[0] in _HEX and digits[1] in _HEX:
            out.append(bytes([int(digits, 16)]))
            out.append(part[2:])
        else:
            out.append(b"%" + part)
    return b"".join(out)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    return unquote_to_bytes(string).decode(encoding, errors) if "%" in string else string


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """The pairs of a mapping or a sequence as `name=value&…`."""
    pairs = query.items() if hasattr(query, "items") else query
    found = []
    for name, value in pairs:
        name = quote_via(name if isinstance(name, bytes) else str(name), safe)
        many = doseq and isinstance(value, (list, tuple))
        for item in value if many else [value]:
            found.append(name + "=" + quote_via(item if isinstance(item, bytes) else str(item), safe))
    return "&".join(found)


def parse_qsl(qs, keep_blank_values=False):
    """The pairs of `name=value&…`."""
    found = []
    for part in qs.split("&"):
        name, equals, value = part.partition("=")
        if part and (value or keep_blank_values):
            found.append((unquote_plus(name), unquote_plus(value)))
    return found


def parse_qs(qs, keep_blank_values=False):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values):
        found.setdefault(name, []).append(value)
    return found


class _Result:
    """A URL in parts, which are attributes and items."""

    def __init__(self, *parts):
        self._parts = parts
        for name, part in zip(self._names, parts):
            setattr(self, name, part)

    def __iter__(self):
        return iter(self._parts)

    def __getitem__(self, at):
        return self._parts[at]

    def __len__(self):
        return len(self._parts)

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        named = [f"{name}={part!r}" for name, part in zip(self._names, self._parts)]
        return f"{type(self).__name__}({', '.join(named)})"

    def _replace(self, **changes):
        return type(self)(*[changes.get(name, part) for name, part in zip(self._names, self._parts)])

    def _place(self):
        """The host and the port, as text."""
        host, colon, port = self.netloc.rpartition("@")[2].rpartition(":")
        return (host, port) if colon and not port.endswith("]") else (host + colon + port, "")

    @property
    def hostname(self):
        host = self._place()[0].strip("[]")
        return host.lower() or None

    @property
    def port(self):
        port = self._place()[1]
        if not port:
            return None
        if not port.isdigit():
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)

    @property
    def username(self):
        return self.netloc.rpartition("@")[0].partition(":")[0] or None

    @property
    def password(self):
        return self.netloc.rpartition("@")[0].partition(":")[2] or None


class SplitResult(_Result):
    """What `urlsplit` gives."""

    _names = ("scheme", "netloc", "path", "query", "fragment")

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Result):
    """What `urlparse` gives."""

    _names = ("scheme", "netloc", "path", "params", "query", "fragment")

    def geturl(self):
        return urlunparse(self)


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.strip()
    head, colon, rest = url.partition(":")
    letters = head.replace("+", "").replace("-", "").replace(".", "")
    if colon and head[:1].isalpha() and letters.isalnum() and head.isascii():
        scheme, url = head.lower(), rest
    netloc = query = fragment = ""
    if url.startswith("//"):
        ends = [at for at in (url.find(mark, 2) for mark in "/?#") if at >= 0]
        end = min(ends) if ends else len(url)
        netloc, url = url[2:end], url[end:]
    if allow_fragments:
        url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    at = path.find(";", path.rfind("/") + 1)
    params = ""
    if at >= 0 and scheme in ("", "ftp", "http", "https"):
        path, params = path[:at], path[at + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(parts):
    scheme, netloc, url, query, fragment = parts
    if netloc:
        url = "//" + netloc + ("/" if url and not url.startswith("/") else "") + url
    if scheme:
        url = scheme + ":" + url
    return url + ("?" + query if query else "") + ("#" + fragment if fragment else "")


def urlunparse(parts):
    scheme, netloc, path, params, query, fragment = parts
    return urlunsplit((scheme, netloc, path + (";" + params if params else ""), query, fragment))


def urldefrag(url):
    scheme, netloc, path, query, fragment = urlsplit(url)
    return urlunsplit((scheme, netloc, path, query, "")), fragment


def _without_dots(path):
    """RFC 3986, section 5.2.4."""
    out = []
    parts = path.split("/")
    for part in parts:
        if part == "..":
            if len(out) > 1:
                out.pop()
        elif part != ".":
            out.append(part)
    if parts[-1] in (".", ".."):
        out.append("")
    return "/".join(out)


def urljoin(base, url, allow_fragments=True):
    """A URL as it is meant on the page `base`."""
    if not base or not url:
        return base or url
    old = urlparse(base, "", allow_fragments)
    new = urlparse(url, old.scheme, allow_fragments)
    if new.scheme != old.scheme or new.scheme not in ("", "http", "https", "ftp", "file"):
        return url
    if new.netloc:
        return urlunparse(new)
    path, params, query = new.path, new.params, new.query
    if not path and not params:
        path, params, query = old.path, old.params, query or old.query
    elif not path.startswith("/"):
        path = _without_dots(old.path[:old.path.rfind("/") + 1] + path if old.path else "/" + path)
    else:
        path = _without_dots(path)
    return urlunparse((new.scheme, old.netloc, path, params, query, new.fragment))
