# `urlparse` of Python 2.

from urllib.parse import parse_qs, parse_qsl, urldefrag, urljoin, urlparse, urlsplit, urlunparse, urlunsplit
