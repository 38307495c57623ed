# `http.server`: small web servers (`Lib/http/server.py`).

import html
import os
import posixpath
import socketserver
import sys
import time
import urllib.parse
from _http_headers import Headers
from http import HTTPStatus

DEFAULT_ERROR_MESSAGE = """\
<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
"""
DEFAULT_ERROR_CONTENT_TYPE = "text/html;charset=utf-8"
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTHS = [None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class HTTPServer(socketserver.TCPServer):
    allow_reuse_address = 1

    def server_bind(self):
        socketserver.TCPServer.server_bind(self)
        host, port = self.server_address[:2]
        self.server_name = host
        self.server_port = port


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    daemon_threads = True


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """Answers requests: a subclass writes `do_GET` and its kin."""

    sys_version = "Python/" + ".".join([str(part) for part in sys.version_info[:3]])
    server_version = "BaseHTTP/0.6"
    error_message_format = DEFAULT_ERROR_MESSAGE
    error_content_type = DEFAULT_ERROR_CONTENT_TYPE
    default_request_version = "HTTP/0.9"
    protocol_version = "HTTP/1.0"
    weekdayname = _DAYS
    monthname = _MONTHS
    MessageClass = Headers
    responses = dict([(status, (status.phrase, status.description)) for status in HTTPStatus])

    def parse_request(self):
        self.command = None
        self.request_version = version = self.default_request_version
        self.close_connection = True
        self.requestline = str(self.raw_requestline, "iso-8859-1").rstrip("\r\n")
        words = self.requestline.split()
        if not words:
            return False
        if len(words) >= 3:
            version = words[-1]
            if not version.startswith("HTTP/"):
                self.send_error(HTTPStatus.BAD_REQUEST, f"Bad request version ({version!r})")
                return False
            if version >= "HTTP/1.1" and self.protocol_version >= "HTTP/1.1":
                self.close_connection = False
            self.request_version = version
        if not 2 <= len(words) <= 3:
            self.send_error(HTTPStatus.BAD_REQUEST, f"Bad request syntax ({self.requestline!r})")
            return False
        self.command, self.path = words[:2]
        if self.path.startswith("//"):
            self.path = "/" + self.path.lstrip("/")
        pairs = []
        while (line := self.rfile.readline(65537)) not in (b"\r\n", b"\n", b""):
            name, _, value = line.decode("iso-8859-1").rstrip("\r\n").partition(":")
            pairs.append((name, value.strip()))
        self.headers = self.MessageClass(pairs)
        connection = (self.headers.get("Connection") or "").lower()
        if connection == "close":
            self.close_connection = True
        elif connection == "keep-alive" and self.protocol_version >= "HTTP/1.1":
            self.close_connection = False
        if (self.headers.get("Expect") or "").lower() == "100-continue" and self.protocol_version >= "HTTP/1.1":
            self.send_response_only(HTTPStatus.CONTINUE)
            self.end_headers()
        return True

    def handle_one_request(self):
        try:
            self.raw_requestline = self.rfile.readline(65537)
            if len(self.raw_requestline) > 65536:
                self.requestline = self.request_version = self.command = ""
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
                return
            if not self.raw_requestline:
                self.close_connection = True
                return
            if not self.parse_request():
                return
            name = "do_" + self.command
            if not hasattr(self, name):
                self.send_error(HTTPStatus.NOT_IMPLEMENTED, f"Unsupported method ({self.command!r})")
                return
            getattr(self, name)()
            self.wfile.flush()
        except TimeoutError as problem:
            self.log_error("Request timed out: %r", problem)
            self.close_connection = True

    def handle(self):
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def send_error(self, code, message=None, explain=None):
        short, long = self.responses.get(code, ("???", "???"))
        message = short if message is None else message
        explain = long if explain is None else explain
        self.log_error("code %d, message %s", code, message)
        self.send_response(code, message)
        self.send_header("Connection", "close")
        body = None
        if code >= 200 and code not in (204, 205, 304):
            parts = {
                "code": code,
                "message": html.escape(message, quote=False),
                "explain": html.escape(explain, quote=False),
            }
            body = (self.error_message_format % parts).encode("utf-8", "replace")
            self.send_header("Content-Type", self.error_content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and body:
            self.wfile.write(body)

    def send_response(self, code, message=None):
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header("Server", self.version_string())
        self.send_header("Date", self.date_time_string())

    def send_response_only(self, code, message=None):
        if message is None:
            message = self.responses[code][0] if code in self.responses else ""
        if self.request_version != "HTTP/0.9":
            self._buffer().append(f"{self.protocol_version} {code:d} {message}\r\n".encode("latin-1", "strict"))

    def _buffer(self):
        if not hasattr(self, "_headers_buffer"):
            self._headers_buffer = []
        return self._headers_buffer

    def send_header(self, keyword, value):
        if self.request_version != "HTTP/0.9":
            self._buffer().append(f"{keyword}: {value}\r\n".encode("latin-1", "strict"))
        if keyword.lower() == "connection":
            if value.lower() == "close":
                self.close_connection = True
            elif value.lower() == "keep-alive":
                self.close_connection = False

    def end_headers(self):
        if self.request_version != "HTTP/0.9":
            self._buffer().append(b"\r\n")
            self.flush_headers()

    def flush_headers(self):
        if hasattr(self, "_headers_buffer"):
            self.wfile.write(b"".join(self._headers_buffer))
            self._headers_buffer = []

    def log_request(self, code="-", size="-"):
        code = code.value if isinstance(code, HTTPStatus) else code
        self.log_message('"%s" %s %s', self.requestline, str(code), str(size))

    def log_error(self, format, *args):
        self.log_message(format, *args)

    def log_message(self, format, *args):
        said = format % args
        sys.stderr.write(f"{self.address_string()} - - [{self.log_date_time_string()}] {said}\n")

    def version_string(self):
        return self.server_version + " " + self.sys_version

    def date_time_string(self, timestamp=None):
        at = time.gmtime(time.time() if timestamp is None else timestamp)
        day = f"{_DAYS[at.tm_wday]}, {at.tm_mday:02d} {_MONTHS[at.tm_mon]} {at.tm_year:04d}"
        return f"{day} {at.tm_hour:02d}:{at.tm_min:02d}:{at.tm_sec:02d} GMT"

    def log_date_time_string(self):
        at = time.localtime(time.time())
        day = f"{at.tm_mday:02d}/{_MONTHS[at.tm_mon]}/{at.tm_year:04d}"
        return f"{day} {at.tm_hour:02d}:{at.tm_min:02d}:{at.tm_sec:02d}"

    def address_string(self):
        return self.client_address[0]


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Answers with the files of a folder."""

    server_version = "SimpleHTTP/0.6"
    index_pages = ("index.html", "index.htm")
    extensions_map = {
        ".html": "text/html", ".htm": "text/html", ".txt": "text/plain", ".css": "text/css", ".csv": "text/csv",
        ".js": "text/javascript", ".json": "application/json", ".png": "image/png", ".jpg": "image/jpeg",
        ".gif": "image/gif", ".svg": "image/svg+xml", ".py": "text/x-python", ".md": "text/markdown",
        ".xml": "text/xml", ".gz": "application/gzip", ".pdf": "application/pdf",
    }

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.getcwd() if directory is None else os.fspath(directory)
        super().__init__(*args, **kwargs)

    def do_GET(self):
        found = self.send_head()
        if found:
            with found:
                self.wfile.write(found.read())

    def do_HEAD(self):
        found = self.send_head()
        if found:
            found.close()

    def send_head(self):
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            parts = urllib.parse.urlsplit(self.path)
            if not parts.path.endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", parts.path + "/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
            for index in self.index_pages:
                if os.path.isfile(os.path.join(path, index)):
                    path = os.path.join(path, index)
                    break
            else:
                return self.list_directory(path)
        if path.endswith("/"):
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        try:
            found = open(path, "rb")
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-type", self.guess_type(path))
        self.send_header("Content-Length", str(os.path.getsize(path)))
        self.send_header("Last-Modified", self.date_time_string(os.path.getmtime(path)))
        self.end_headers()
        return found

    def list_directory(self, path):
        import io

        names = sorted(os.listdir(path), key=str.lower)
        title = html.escape(f"Directory listing for {urllib.parse.unquote(self.path)}", quote=False)
        lines = ["<!DOCTYPE HTML>", '<html lang="en">', "<head>", '<meta charset="utf-8">']
        lines += [f"<title>{title}</title>\n</head>", f"<body>\n<h1>{title}</h1>", "<hr>\n<ul>"]
        for name in names:
            shown = name + "/" if os.path.isdir(os.path.join(path, name)) else name
            link = urllib.parse.quote(shown)
            lines.append(f'<li><a href="{link}">{html.escape(shown, quote=False)}</a></li>')
        lines.append("</ul>\n<hr>\n</body>\n</html>\n")
        body = "\n".join(lines).encode("utf-8")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def translate_path(self, path):
        path = urllib.parse.unquote(path.split("?", 1)[0].split("#", 1)[0])
        ends = path.rstrip().endswith("/")
        words = [word for word in posixpath.normpath(path).split("/") if word and word not in (".", "..")]
        return os.path.join(self.directory, *words) + ("/" if ends else "")

    def guess_type(self, path):
        return self.extensions_map.get(posixpath.splitext(path)[1].lower(), "application/octet-stream")
