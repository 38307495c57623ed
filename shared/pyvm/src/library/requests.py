# `requests`, the package of that name: the part that small programs use. Each request makes a connection of
# its own; a Session keeps headers and cookies, not connections.

import _http
import json as _json
from _http_headers import CaseInsensitiveDict
import requests.exceptions as exceptions
from requests.exceptions import (
    ConnectionError,
    ConnectTimeout,
    HTTPError,
    JSONDecodeError,
    ReadTimeout,
    RequestException,
    Timeout,
    TooManyRedirects,
)
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

_REDIRECTS = (301, 302, 303, 307, 308)


class Response:
    """An answer."""

    def __init__(self, status, reason, headers, body, url):
        self.status_code = status
        self.reason = reason
        self.headers = CaseInsensitiveDict(headers)
        self.content = body
        self.url = url
        self.encoding = self._charset()
        self.history = []
        self.cookies = {}

    def _charset(self):
        kind, _, rest = (self.headers.get("Content-Type") or "").partition(";")
        name, _, charset = rest.strip().partition("=")
        if name.lower() == "charset":
            return charset.strip("'\"")
        return "ISO-8859-1" if "text" in kind else "utf-8" if "json" in kind else None

    @property
    def apparent_encoding(self):
        return "utf-8"

    @property
    def text(self):
        return self.content.decode(self.encoding or "utf-8", "replace")

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def is_redirect(self):
        return self.status_code in _REDIRECTS and "location" in self.headers

    def json(self):
        try:
            return _json.loads(self.content.decode("utf-8"))
        except ValueError as error:
            raise JSONDecodeError(str(error))

    def raise_for_status(self):
        if 400 <= self.status_code < 600:
            whose = "Client" if self.status_code < 500 else "Server"
            message = f"{self.status_code} {whose} Error: {self.reason} for url: {self.url}"
            raise HTTPError(message, response=self)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        for at in range(0, len(self.content), chunk_size or max(len(self.content), 1)):
            yield self.content[at:at + chunk_size] if chunk_size else self.content

    def iter_lines(self, chunk_size=512, decode_unicode=False):
        for line in self.content.splitlines():
            yield line.decode(self.encoding or "utf-8") if decode_unicode else line

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


def _prepared(url, params):
    """The URL as it is sent."""
    parts = urlsplit(url)
    if not parts.scheme:
        raise exceptions.MissingSchema(
            f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?"
        )
    if parts.scheme not in ("http", "https"):
        raise exceptions.InvalidSchema(f"No connection adapters were found for {url!r}")
    if not parts.hostname:
        raise exceptions.InvalidURL(f"Invalid URL {url!r}: No host supplied")
    query = parts.query
    if params:
        more = params if isinstance(params, str) else urlencode(params, True)
        query = query + "&" + more if query else more
    path = quote(parts.path, "/%:@!$&'()*+,;=~") or "/"
    return urlunsplit((parts.scheme, parts.netloc, path, query.replace(" ", "%20"), parts.fragment))


def _reraise(error, url, timeout):
    """What `requests` raises for what went wrong."""
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    kind = "HTTPS" if secure else "HTTP"
    place = f"host={parts.hostname!r}, port={port}"
    pool = f"{kind}ConnectionPool({place})"
    target = parts.path + ("?" + parts.query if parts.query else "")
    tries = f"{pool}: Max retries exceeded with url: {target}"
    connection = f"{kind}Connection({place})"
    if isinstance(error, TimeoutError):
        limit = timeout[0] if isinstance(timeout, tuple) else timeout
        if "connect" in str(error):
            cause = f"Connection to {parts.hostname} timed out. (connect timeout={limit})"
            raise ConnectTimeout(f'{tries} (Caused by ConnectTimeoutError("{connection}: {cause}"))')
        limit = timeout[1] if isinstance(timeout, tuple) else timeout
        raise ReadTimeout(f"{pool}: Read timed out. (read timeout={limit})")
    if "redirect" in str(error):
        raise TooManyRedirects("Exceeded 30 redirects.")
    cause = f"Failed to establish a new connection: {error}"
    raise ConnectionError(f'{tries} (Caused by NewConnectionError("{connection}: {cause}"))')


class Session:
    """Requests with headers in common."""

    def __init__(self):
        self.headers = CaseInsensitiveDict(
            {"User-Agent": "python-requests/2.32.5", "Accept-Encoding": "identity", "Accept": "*/*"}
        )
        self.params = {}
        self.auth = None
        self.cookies = {}

    def request(
        self,
        method,
        url,
        params=None,
        data=None,
        headers=None,
        cookies=None,
        files=None,
        auth=None,
        timeout=None,
        allow_redirects=True,
        proxies=None,
        hooks=None,
        stream=None,
        verify=None,
        cert=None,
        json=None,
    ):
        all_params = dict(self.params)
        if isinstance(params, str):
            all_params = params
        elif params:
            all_params.update(params)
        url = _prepared(url, all_params)
        sent = CaseInsensitiveDict(self.headers)
        body = None
        if data is not None:
            body = data
            if isinstance(data, (dict, list, tuple)):
                body = urlencode(data, True)
                sent["Content-Type"] = "application/x-www-form-urlencoded"
            if isinstance(body, str):
                body = body.encode("utf-8")
        elif json is not None:
            body = _json.dumps(json).encode("utf-8")
            sent["Content-Type"] = "application/json"
        for name, value in (headers or {}).items():
            if value is None:
                sent._pairs = [pair for pair in sent._pairs if pair[0].lower() != name.lower()]
            else:
                sent[name] = value
        given = {**self.cookies, **(cookies or {})}
        if given:
            sent["Cookie"] = "; ".join([f"{name}={value}" for name, value in given.items()])
        limit = timeout
        if isinstance(timeout, tuple):
            limit = max([part for part in timeout if part is not None], default=None)
        try:
            answer = _http.request(method.upper(), url, sent.items(), body, limit, allow_redirects)
        except OSError as error:
            _reraise(error, url, timeout)
        return Response(*answer)

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def post(self, url, data=None, json=None, **options):
        return self.request("POST", url, data=data, json=json, **options)

    def put(self, url, data=None, **options):
        return self.request("PUT", url, data=data, **options)

    def patch(self, url, data=None, **options):
        return self.request("PATCH", url, data=data, **options)

    def delete(self, url, **options):
        return self.request("DELETE", url, **options)

    def options(self, url, **options):
        return self.request("OPTIONS", url, **options)

    def head(self, url, **options):
        options.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **options)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()


def session():
    return Session()


def request(method, url, **options):
    return Session().request(method, url, **options)


def get(url, params=None, **options):
    return Session().get(url, params=params, **options)


def post(url, data=None, json=None, **options):
    return Session().post(url, data, json, **options)


def put(url, data=None, **options):
    return Session().put(url, data, **options)


def patch(url, data=None, **options):
    return Session().patch(url, data, **options)


def delete(url, **options):
    return Session().delete(url, **options)


def head(url, **options):
    return Session().head(url, **options)


def options(url, **options):
    return Session().options(url, **options)


class codes:
    """Status codes by name."""

    ok = 200
    created = 201
    no_content = 204
    moved_permanently = 301
    found = 302
    bad_request = 400
    unauthorized = 401
    forbidden = 403
    not_found = 404
    too_many_requests = 429
    internal_server_error = 500
    bad_gateway = 502
    service_unavailable = 503
