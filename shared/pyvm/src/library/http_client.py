# `http.client`: requests and answers over a connection (`Lib/http/client.py`).

import socket
from _http_headers import Headers
from http import _PHRASES

HTTP_PORT = 80
HTTPS_PORT = 443
responses = dict(_PHRASES)


class HTTPException(Exception):
    pass


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class IncompleteRead(HTTPException):
    def __init__(self, partial, expected=None):
        self.args = (partial,)
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = f", {self.expected} more expected" if self.expected is not None else ""
        return f"IncompleteRead({len(self.partial)} bytes read{more})"

    __str__ = object.__str__


class BadStatusLine(HTTPException):
    def __init__(self, line):
        self.args = (line or repr(line),)
        self.line = line or repr(line)


from urllib.request import RemoteDisconnected


class HTTPResponse:
    """The answer to a request."""

    def __init__(self, sock, method="GET"):
        self._file = sock.makefile("rb")
        self._method = method
        self.closed = False
        self._left = None
        self._chunked = False

    def begin(self):
        line = self._file.readline().decode("iso-8859-1")
        if not line:
            raise RemoteDisconnected("Remote end closed connection without response")
        version, _, rest = line.strip().partition(" ")
        status, _, self.reason = rest.partition(" ")
        if not version.startswith("HTTP/") or not status.isdigit():
            raise BadStatusLine(line)
        self.version = 10 if version == "HTTP/1.0" else 11
        self.status = self.code = int(status)
        pairs = []
        while (line := self._file.readline()) not in (b"\r\n", b"\n", b""):
            name, _, value = line.decode("iso-8859-1").rstrip("\r\n").partition(":")
            pairs.append((name, value.strip()))
        self.headers = self.msg = Headers(pairs)
        self._chunked = (self.headers.get("Transfer-Encoding") or "").lower() == "chunked"
        length = self.headers.get("Content-Length")
        if length is not None and not self._chunked:
            self._left = int(length)
        if self._method == "HEAD" or self.status in (204, 304) or 100 <= self.status < 200:
            self._left = 0
        connection = (self.headers.get("Connection") or "").lower()
        keeps = connection == "keep-alive" if self.version == 10 else connection != "close"
        self.will_close = not keeps or not self._chunked and self._left is None

    @property
    def length(self):
        return self._left

    def _chunks(self):
        parts = []
        while True:
            size = int(self._file.readline().split(b";")[0] or b"0", 16)
            if size == 0:
                while self._file.readline() not in (b"\r\n", b"\n", b""):
                    pass
                return b"".join(parts)
            parts.append(self._file.read(size))
            self._file.readline()

    def read(self, amt=None):
        if self.closed:
            return b""
        if self._chunked:
            self._file_of_chunks()
        if self._left is None:
            data = self._file.read(-1 if amt is None else amt)
            if amt is None or not data:
                self._end()
            return data
        wanted = self._left if amt is None else min(amt, self._left)
        data = self._file.read(wanted)
        self._left -= len(data)
        if len(data) < wanted:
            self._end()
            raise IncompleteRead(data, wanted - len(data))
        if not self._left:
            self._end()
        return data

    def _file_of_chunks(self):
        import io

        body = self._chunks()
        self._file.close()
        self._file = io.BytesIO(body)
        self._left = len(body)
        self._chunked = False

    def readline(self, limit=-1):
        if self.closed:
            return b""
        line = self._file.readline(limit)
        if self._left is not None:
            self._left -= len(line)
        return line

    def readlines(self):
        return list(self)

    def __iter__(self):
        while line := self.readline():
            yield line

    def getheader(self, name, default=None):
        found = self.headers.get_all(name)
        return ", ".join(found) if found else default

    def getheaders(self):
        return self.headers.items()

    def info(self):
        return self.headers

    def getcode(self):
        return self.status

    def isclosed(self):
        return self.closed

    def readable(self):
        return True

    def _end(self):
        self.closed = True
        self._file.close()

    close = _end

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, trace):
        self.close()


class HTTPConnection:
    """A connection for requests, one after another."""

    default_port = HTTP_PORT
    debuglevel = 0

    def __init__(self, host, port=None, timeout=..., source_address=None, blocksize=8192):
        if port is None:
            name, colon, number = host.rpartition(":")
            if colon and number.isdigit():
                host, port = name, int(number)
            elif colon and not number.isdigit():
                raise InvalidURL(f"nonnumeric port: '{number}'")
            else:
                port = self.default_port
        self.host = host
        self.port = port
        self.timeout = timeout
        self.source_address = source_address
        self.sock = None
        self._lines = []
        self._response = None
        self._method = None

    def set_debuglevel(self, level):
        self.debuglevel = level

    def connect(self):
        self.sock = socket.create_connection((self.host, self.port), self.timeout, self.source_address)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        names = [name.lower() for name in headers]
        self.putrequest(method, url, skip_host="host" in names, skip_accept_encoding="accept-encoding" in names)
        if isinstance(body, str):
            body = body.encode("iso-8859-1")
        elif hasattr(body, "read"):
            body = body.read()
        if "content-length" not in names and (body is not None or method in ("POST", "PUT", "PATCH")):
            self.putheader("Content-Length", str(len(body or b"")))
        for name, value in headers.items():
            self.putheader(name, value)
        self.endheaders(body)

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        if self._response is not None and self._response.closed:
            self._response = None
        if self._response is not None:
            raise CannotSendRequest("Request-sent")
        self._method = method
        self._lines = [f"{method} {url or '/'} HTTP/1.1"]
        if not skip_host:
            self._lines.append(f"Host: {self.host}" + ("" if self.port == self.default_port else f":{self.port}"))
        if not skip_accept_encoding:
            self._lines.append("Accept-Encoding: identity")

    def putheader(self, header, *values):
        shown = [value.decode("latin-1") if isinstance(value, bytes) else str(value) for value in values]
        self._lines.append(f"{header}: " + "\r\n\t".join(shown))

    def endheaders(self, message_body=None, *, encode_chunked=False):
        self.send(("\r\n".join(self._lines) + "\r\n\r\n").encode("latin-1") + (message_body or b""))

    def send(self, data):
        if self.sock is None:
            self.connect()
        self.sock.sendall(data)

    def getresponse(self):
        if self._method is None or self._response is not None and not self._response.closed:
            raise ResponseNotReady("Idle" if self._method is None else "Request-sent")
        response = HTTPResponse(self.sock, self._method)
        try:
            response.begin()
        except ConnectionError:
            self.close()
            raise
        self._method = None
        self._response = response
        if response.will_close:
            # The answer keeps its own stream.
            self.sock.close()
            self.sock = None
            self._response = None
        elif response._left == 0:
            response._end()
        return response

    def close(self):
        if self.sock is not None:
            self.sock.close()
            self.sock = None
        self._response = None
        self._method = None
