# `urllib.error`.


class URLError(OSError):
    """A request did not get an answer."""

    def __init__(self, reason, filename=None):
        self.reason = reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return f"<urlopen error {self.reason}>"


class HTTPError(URLError):
    """The answer says that the request failed. It can be read like an answer."""

    def __init__(self, url, code, msg, hdrs, fp):
        self.url = url
        self.filename = url
        self.code = code
        self.status = code
        self.msg = msg
        self.reason = msg
        self.hdrs = hdrs
        self.headers = hdrs
        self.fp = fp

    def __str__(self):
        return f"HTTP Error {self.code}: {self.msg}"

    def __repr__(self):
        return f"<HTTPError {self.code}: {self.msg!r}>"

    def read(self, size=-1):
        return self.fp.read(size)

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.code

    def close(self):
        self.fp.close()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()
