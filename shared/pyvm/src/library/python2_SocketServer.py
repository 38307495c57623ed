# `SocketServer` of Python 2.

from socketserver import (
    BaseRequestHandler, BaseServer, StreamRequestHandler, TCPServer, ThreadingMixIn, ThreadingTCPServer, UDPServer,
)
