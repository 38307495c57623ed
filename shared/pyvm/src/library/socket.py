# `socket`: connections between programs, and between threads of one (`Lib/socket.py`, `Modules/socketmodule.c`).

import _descriptors
import sys
from _io_stream import over
from _io_text import TextIOWrapper
from _io_base import RawIOBase, data_of
from enum import IntEnum


class AddressFamily(IntEnum):
    AF_UNSPEC = 0
    AF_UNIX = 1
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(IntEnum):
    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOCK_RAW = 3


AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = AddressFamily
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW = SocketKind
SOL_SOCKET = 1
SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE = 2, 3, 4, 6, 7, 8, 9
SO_LINGER, SO_REUSEPORT = 13, 15
IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 6, 17, 41
TCP_NODELAY = 1
IPV6_V6ONLY = 26
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL = 2, 64, 256
SOMAXCONN = 4096 if sys.version_info >= (3, 9) else 128
INADDR_ANY = 0
AI_PASSIVE = 1
NI_NUMERICHOST, NI_NUMERICSERV = 1, 2
has_ipv6 = True
error = OSError


class gaierror(OSError):
    """A host has no address."""


class herror(OSError):
    """A host has no name."""


if sys.version_info >= (3, 10):
    timeout = TimeoutError
else:

    class timeout(OSError):
        """A socket was waited for too long."""


_default_timeout = [None]


def getdefaulttimeout():
    return _default_timeout[0]


def setdefaulttimeout(timeout):
    _default_timeout[0] = None if timeout is None else float(timeout)


def _asked(function, *args):
    """Asks the host, and raises what CPython raises."""
    try:
        return function(*args)
    except OSError as problem:
        failed = problem
    if isinstance(failed, TimeoutError) and failed.errno is None:
        raise timeout("timed out")
    if failed.errno == -2:
        raise gaierror(-2, "Name or service not known")
    raise failed


class socket:
    """One end of a connection, or a place where others connect to."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._family = 2 if family == -1 else int(family)
        self._kind = 1 if type == -1 else int(type) & 0xF
        self.proto = 0 if proto == -1 else proto
        self._timeout = _default_timeout[0]
        self._streams = 0
        self._closing = False
        self._number = _descriptors.socket(self._family, self._kind) if fileno is None else fileno

    @property
    def family(self):
        return AddressFamily(self._family)

    @property
    def type(self):
        return SocketKind(self._kind)

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, trace):
        if not self._closing:
            self.close()

    def __repr__(self):
        closed = " [closed]" if self._closing else ""
        parts = f"fd={self.fileno()}, family={self._family}, type={self._kind}, proto={self.proto}"
        for name, of in (("laddr", self.getsockname), ("raddr", self.getpeername)):
            if not closed:
                try:
                    parts += f", {name}={of()}"
                except OSError:
                    pass
        return f"<{self.__class__.__module__}.{self.__class__.__qualname__}{closed} {parts}>"

    def fileno(self):
        return self._number

    def _address(self, address):
        if self._family != 1 and not isinstance(address, tuple):
            name = self.family.name
            raise TypeError(f"{name} address must be tuple, not {type(address).__name__}")
        return address

    def bind(self, address):
        _asked(_descriptors.bind, self._number, self._address(address))

    def listen(self, backlog=128):
        _asked(_descriptors.listen, self._number, max(backlog, 0))

    def accept(self):
        number, address = _asked(_descriptors.accept, self._number, self._timeout)
        return self.__class__._of(number, self._family, self._kind), address or ""

    @classmethod
    def _of(cls, number, family, kind):
        made = socket.__new__(socket)
        socket.__init__(made, family, kind, fileno=number)
        return made

    def connect(self, address):
        _asked(_descriptors.connect, self._number, self._address(address), self._timeout)

    def connect_ex(self, address):
        try:
            self.connect(address)
        except gaierror:
            raise
        except OSError as problem:
            return problem.errno or 11
        return 0

    def getsockname(self):
        return _asked(_descriptors.name_of, self._number, False)

    def getpeername(self):
        return _asked(_descriptors.name_of, self._number, True)

    def _wait(self, flags):
        return 0.0 if flags & MSG_DONTWAIT else self._timeout

    def recv(self, bufsize, flags=0):
        return _asked(_descriptors.receive, self._number, bufsize, flags & MSG_PEEK, self._wait(flags))[0]

    def recvfrom(self, bufsize, flags=0):
        return _asked(_descriptors.receive, self._number, bufsize, flags & MSG_PEEK, self._wait(flags))

    def recv_into(self, buffer, nbytes=0, flags=0):
        data = self.recv(nbytes or len(buffer), flags)
        buffer[: len(data)] = data
        return len(data)

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        data, address = self.recvfrom(nbytes or len(buffer), flags)
        buffer[: len(data)] = data
        return len(data), address

    def send(self, data, flags=0):
        data = _checked(data)
        return _asked(_descriptors.send, self._number, data, None, self._wait(flags))

    def sendall(self, data, flags=0):
        data = _checked(data)
        data = bytes(data)
        sent = 0
        while sent < len(data):
            part = data[sent:] if sent else data
            sent += _asked(_descriptors.send, self._number, part, None, self._wait(flags))

    def sendto(self, data, *where):
        data = _checked(data)
        return _asked(_descriptors.send, self._number, data, where[-1], self._timeout)

    def sendfile(self, file, offset=0, count=None):
        if offset:
            file.seek(offset)
        data = file.read() if count is None else file.read(count)
        self.sendall(data)
        return len(data)

    def shutdown(self, how):
        _asked(_descriptors.shutdown, self._number, how)

    def settimeout(self, value):
        if value is not None:
            value = float(value)
            if value < 0:
                raise ValueError("Timeout value out of range")
        self._timeout = value

    def gettimeout(self):
        return self._timeout

    @property
    def timeout(self):
        return self._timeout

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0.0

    def setsockopt(self, level, optname, value, optlen=None):
        if isinstance(value, int):
            _asked(_descriptors.set_option, self._number, level, optname, value)

    def getsockopt(self, level, optname, buflen=0):
        return self._kind if optname == SO_TYPE else 0

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        reads = "r" in mode or "w" not in mode
        writes = "w" in mode
        self._streams += 1
        raw = SocketIO(self, "rw" if reads and writes else "r" if reads else "w")
        buffered = over(raw, reads, writes, -1 if buffering is None else buffering)
        if "b" in mode:
            return buffered
        text = TextIOWrapper(buffered, encoding, errors, newline)
        text.mode = mode
        return text

    def detach(self):
        number = self._number
        self._number = -1
        self._closing = True
        return number

    def close(self):
        self._closing = True
        if self._streams <= 0:
            self._close_now()

    def _stream_closed(self):
        self._streams -= 1
        if self._closing:
            self.close()

    def _close_now(self):
        if self._number >= 0:
            number = self._number
            self._number = -1
            _descriptors.close(number)

    def __del__(self):
        if self.__dict__.get("_number", -1) >= 0:
            try:
                self._close_now()
            except OSError:
                pass


SocketType = socket


def _checked(data):
    data = data_of(data)
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return data


class SocketIO(RawIOBase):
    """A socket as a raw stream."""

    def __init__(self, of, mode):
        self._sock = of
        self._mode = mode
        self.mode = {"r": "rb", "w": "wb", "rw": "rwb"}[mode]

    @property
    def name(self):
        return -1 if self._closed else self._sock.fileno()

    def fileno(self):
        self._check()
        return self._sock.fileno()

    def readable(self):
        return "r" in self._mode

    def writable(self):
        return "w" in self._mode

    def read(self, size=-1):
        self._check_readable()
        if size is not None and size >= 0:
            return self._sock.recv(size)
        parts = []
        while part := self._sock.recv(65536):
            parts.append(part)
        return b"".join(parts)

    def readinto(self, buffer):
        return self._sock.recv_into(buffer)

    def write(self, data):
        self._check_writable()
        return self._sock.send(data)

    def close(self):
        if not self._closed:
            self._closed = True
            self._sock._stream_closed()


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0):
    one, other = _descriptors.socketpair()
    return socket._of(one, AF_UNIX, type), socket._of(other, AF_UNIX, type)


def fromfd(fd, family, type, proto=0):
    return socket(family, type, proto, fileno=fd)


def create_connection(address, timeout=..., source_address=None, *, all_errors=False):
    """Connects to the first address of a host that answers."""
    host, port = address
    problem = None
    for family, kind, proto, _, found in getaddrinfo(host, port, 0, SOCK_STREAM):
        made = socket(family, kind, proto)
        try:
            if timeout is not ...:
                made.settimeout(timeout)
            if source_address:
                made.bind(source_address)
            made.connect(found)
            return made
        except OSError as failed:
            problem = failed
            made.close()
    raise problem or OSError("getaddrinfo returns an empty list")


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    made = socket(family, SOCK_STREAM)
    try:
        made.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            made.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        made.bind(address)
        made.listen(128 if backlog is None else backlog)
    except BaseException:
        made.close()
        raise
    return made


def has_dualstack_ipv6():
    return False


def gethostname():
    return _descriptors.host_name()


def getfqdn(name=""):
    return name or gethostname()


def gethostbyname(hostname):
    for found in _asked(_descriptors.resolve, hostname):
        if ":" not in found:
            return found
    raise gaierror(-2, "Name or service not known")


def gethostbyname_ex(hostname):
    found = [one for one in _asked(_descriptors.resolve, hostname) if ":" not in one]
    return hostname, [], found


def gethostbyaddr(ip_address):
    return ("localhost" if ip_address in ("127.0.0.1", "::1") else ip_address), [], [ip_address]


_SERVICES = {"echo": 7, "ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "domain": 53, "http": 80, "pop3": 110, "https": 443}


def getservbyname(servicename, protocolname=None):
    if servicename not in _SERVICES:
        raise OSError("service/proto not found")
    return _SERVICES[servicename]


def getservbyport(port, protocolname=None):
    for name, known in _SERVICES.items():
        if known == port:
            return name
    raise OSError("port/proto not found")


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if port is None:
        port = 0
    elif isinstance(port, str):
        port = int(port) if port.isdigit() else getservbyname(port)
    kinds = [(SOCK_STREAM, 6), (SOCK_DGRAM, 17)]
    answers = []
    for found in _asked(_descriptors.resolve, ("" if flags & AI_PASSIVE else "127.0.0.1") if host is None else host):
        of = AF_INET6 if ":" in found else AF_INET
        where = (found, port, 0, 0) if of == AF_INET6 else (found, port)
        if family in (0, of):
            answers += [(of, kind, number, "", where) for kind, number in kinds if type in (0, kind)]
    return answers


def getnameinfo(sockaddr, flags):
    return sockaddr[0], str(sockaddr[1])


def htons(x):
    return (x & 0xFF) << 8 | x >> 8 & 0xFF


def htonl(x):
    return int.from_bytes(x.to_bytes(4, "little"), "big")


ntohs = htons
ntohl = htonl


def inet_aton(ip_string):
    parts = ip_string.split(".")
    if len(parts) != 4 or not all([part.isdigit() and int(part) < 256 for part in parts]):
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes([int(part) for part in parts])


def inet_ntoa(packed_ip):
    return ".".join([str(part) for part in packed_ip])


def inet_pton(address_family, ip_string):
    return inet_aton(ip_string)


def inet_ntop(address_family, packed_ip):
    return inet_ntoa(packed_ip)
