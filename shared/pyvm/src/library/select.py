# `select`: which of several descriptors can be read or written (`Modules/selectmodule.c`).

import _descriptors

POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP = 1, 2, 4, 8, 16
EPOLLET = 1 << 31
error = OSError


def _number(of):
    if isinstance(of, int):
        number = of
    elif hasattr(of, "fileno"):
        number = of.fileno()
    else:
        raise TypeError("argument must be an int, or have a fileno() method.")
    if number < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({number})")
    return number


def select(rlist, wlist, xlist, timeout=None, /):
    rlist = list(rlist)
    wlist = list(wlist)
    if timeout is not None and timeout < 0:
        raise ValueError("timeout must be non-negative")
    readers = [_number(one) for one in rlist]
    writers = [_number(one) for one in wlist]
    read, written = _descriptors.poll(readers, writers, timeout)
    of_reads = [one for one, number in zip(rlist, readers) if number in read]
    return of_reads, [one for one, number in zip(wlist, writers) if number in written], []


class _Poll:
    """What `select.poll` and `select.epoll` give."""

    def __init__(self):
        self._events = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT):
        self._events[_number(fd)] = eventmask

    def modify(self, fd, eventmask):
        if _number(fd) not in self._events:
            raise FileNotFoundError(2, "No such file or directory")
        self._events[_number(fd)] = eventmask

    def unregister(self, fd):
        del self._events[_number(fd)]

    def _poll(self, seconds):
        readers = [number for number, mask in self._events.items() if mask & POLLIN]
        writers = [number for number, mask in self._events.items() if mask & POLLOUT]
        read, written = _descriptors.poll(readers, writers, seconds)
        found = {}
        for number in read:
            found[number] = POLLIN
        for number in written:
            found[number] = found.get(number, 0) | POLLOUT
        return list(found.items())

    def poll(self, timeout=None):
        """The time-out of `poll` is in milliseconds."""
        return self._poll(None if timeout is None or timeout < 0 else timeout / 1000)


class epoll(_Poll):
    def __init__(self, sizehint=-1, flags=0):
        _Poll.__init__(self)

    def poll(self, timeout=None, maxevents=-1):
        return self._poll(None if timeout is None or timeout < 0 else timeout)

    def close(self):
        self._events.clear()

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, trace):
        self.close()


def poll():
    return _Poll()
