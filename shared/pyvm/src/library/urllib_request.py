# `urllib.request`: one HTTP exchange after another, without the GIL while it lasts.

import _http
import io
import tempfile
from _http_headers import Headers
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit

_AGENT = "Python-urllib/3.13"
_ENDLESS = (
    "The HTTP server returned a redirect error that would lead to an infinite loop.\n"
    "The last 30x error message was:\n"
)


class RemoteDisconnected(ConnectionResetError):
    """The server has closed the connection instead of answering."""

    __module__ = "http.client"


class Request:
    """A request to make."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        if data is not None and not isinstance(data, bytes):
            raise TypeError(
                "POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str."
            )
        self.full_url = url
        self.data = data
        self.method = method
        self.headers = {}
        for name, value in headers.items():
            self.add_header(name, value)
        parts = urlsplit(url)
        if not parts.scheme:
            raise ValueError(f"unknown url type: {url!r}")
        self.type = parts.scheme
        self.host = parts.netloc
        self.selector = (parts.path or "/") + ("?" + parts.query if parts.query else "")

    def get_method(self):
        return self.method or ("GET" if self.data is None else "POST")

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, default)

    def header_items(self):
        return list(self.headers.items())

    def get_full_url(self):
        return self.full_url


class _Response(io.BytesIO):
    """An answer, to read like a file."""

    def __init__(self, answer):
        status, reason, headers, body, url = answer
        super().__init__(body)
        self.status = status
        self.code = status
        self.reason = reason
        self.msg = reason
        self.url = url
        self.headers = Headers(headers)
        self.length = len(body)

    def getcode(self):
        return self.status

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def getheader(self, name, default=None):
        found = self.headers.get_all(name)
        return ", ".join(found) if found else default

    def getheaders(self):
        return self.headers.items()

    def isclosed(self):
        return self.closed or self.tell() >= self.length

    def read(self, size=-1):
        return b"" if self.closed else super().read(size)

    def peek(self, size=-1):
        at = self.tell()
        ahead = self.read()
        self.seek(at)
        return ahead


def urlopen(url, data=None, timeout=None, *, context=None):
    """Makes a request and gives the answer."""
    request = Request(url, data) if isinstance(url, str) else url
    if data is not None:
        request.data = data
    if request.type == "file":
        return _local(request)
    if request.type not in ("http", "https"):
        raise URLError(f"unknown url type: {request.type}")
    if not request.host:
        raise URLError("no host given")
    headers = {"User-agent": _AGENT, **request.headers}
    if request.data is not None and "Content-type" not in headers:
        headers["Content-type"] = "application/x-www-form-urlencoded"
    items = list(headers.items())
    try:
        answer = _http.request(request.get_method(), request.full_url, items, request.data, timeout, True)
    except TimeoutError as error:
        # CPython wraps the error of a connection that is not made in time, and no other time-out.
        timed_out = TimeoutError("timed out")
        raise URLError(timed_out) if "connect" in str(error) else timed_out
    except OSError as error:
        if "Peer disconnected" in str(error):
            raise RemoteDisconnected("Remote end closed connection without response") from None
        if str(error) == "too many redirections":
            raise HTTPError(request.full_url, 302, _ENDLESS + "Found", Headers([]), io.BytesIO()) from None
        raise URLError(error)
    response = _Response(answer)
    if not 200 <= response.status < 300:
        raise HTTPError(response.url, response.status, response.reason, response.headers, response)
    return response


def _local(request):
    """A `file:` URL."""
    path = unquote(urlsplit(request.full_url).path)
    try:
        with open(path, "rb") as file:
            body = file.read()
    except OSError as error:
        raise URLError(error)
    return _Response((200, "OK", [("Content-Length", str(len(body)))], body, request.full_url))


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Keeps the answer in a file; gives its name and the headers."""
    with urlopen(url, data) as response:
        body = response.read()
        if filename is None:
            filename = tempfile.mkstemp()[1]
        with open(filename, "wb") as file:
            file.write(body)
        if reporthook is not None:
            reporthook(0, 8192, len(body))
            for block in range(1, (len(body) + 8191) // 8192 + 1):
                reporthook(block, 8192, len(body))
        return filename, response.headers


def urlcleanup():
    pass


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(pathname):
    return unquote(pathname)
