# `requests.exceptions`.



class RequestException(OSError):
    """Something went wrong with a request."""

    def __init__(self, *args, request=None, response=None):
        super().__init__(*args)
        self.request = request
        self.response = response


class HTTPError(RequestException):
    """The answer says that the request failed."""


class ConnectionError(RequestException):
    """There was no connection."""


class SSLError(ConnectionError):
    """The connection is not secure."""


class Timeout(RequestException):
    """It took too long."""


class ConnectTimeout(ConnectionError, Timeout):
    """The connection took too long."""


class ReadTimeout(Timeout):
    """The answer took too long."""


class TooManyRedirects(RequestException):
    """One URL leads to another for ever."""


class MissingSchema(RequestException, ValueError):
    """A URL without `http://`."""


class InvalidSchema(RequestException, ValueError):
    """A URL that is not of HTTP."""


class InvalidURL(RequestException, ValueError):
    """A URL without a host."""


class JSONDecodeError(RequestException, ValueError):
    """The body is not JSON."""
