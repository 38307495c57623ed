# `httplib` of Python 2.

from http.client import HTTPConnection, HTTPException, HTTPResponse, responses
