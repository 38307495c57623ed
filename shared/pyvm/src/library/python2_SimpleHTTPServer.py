# `SimpleHTTPServer` of Python 2.

from http.server import SimpleHTTPRequestHandler
