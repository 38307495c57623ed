# `BaseHTTPServer` of Python 2.

from http.server import BaseHTTPRequestHandler, HTTPServer
