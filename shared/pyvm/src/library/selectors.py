# `selectors`: descriptors, each with what is to be done when it is ready (`Lib/selectors.py`).

from collections import namedtuple
from select import select

EVENT_READ = 1
EVENT_WRITE = 2

SelectorKey = namedtuple("SelectorKey", ["fileobj", "fd", "events", "data"])


def _number(fileobj):
    number = fileobj if isinstance(fileobj, int) else fileobj.fileno()
    if number < 0:
        raise ValueError(f"Invalid file descriptor: {number}")
    return number


class BaseSelector:
    """Descriptors that somebody waits for."""

    def __init__(self):
        self._keys = {}

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        key = SelectorKey(fileobj, _number(fileobj), events, data)
        if key.fd in self._keys:
            raise KeyError(f"{fileobj!r} (FD {key.fd}) is already registered")
        self._keys[key.fd] = key
        return key

    def _found(self, fileobj):
        for key in self._keys.values():
            if key.fileobj is fileobj or key.fd == fileobj:
                return key
        raise KeyError(f"{fileobj!r} is not registered")

    def unregister(self, fileobj):
        return self._keys.pop(self._found(fileobj).fd)

    def modify(self, fileobj, events, data=None):
        key = self._found(fileobj)._replace(events=events, data=data)
        self._keys[key.fd] = key
        return key

    def get_key(self, fileobj):
        return self._found(fileobj)

    def get_map(self):
        return dict([(key.fileobj, key) for key in self._keys.values()])

    def select(self, timeout=None):
        readers = [key.fd for key in self._keys.values() if key.events & EVENT_READ]
        writers = [key.fd for key in self._keys.values() if key.events & EVENT_WRITE]
        read, written, _ = select(readers, writers, [], None if timeout is None else max(timeout, 0))
        ready = []
        for key in list(self._keys.values()):
            events = (EVENT_READ if key.fd in read else 0) | (EVENT_WRITE if key.fd in written else 0)
            if events:
                ready.append((key, events))
        return ready

    def close(self):
        self._keys.clear()

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, trace):
        self.close()


class SelectSelector(BaseSelector):
    """By `select`."""


class PollSelector(BaseSelector):
    """By `poll`."""


class EpollSelector(BaseSelector):
    """By `epoll`."""


DefaultSelector = EpollSelector
