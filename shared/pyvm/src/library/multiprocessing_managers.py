# `multiprocessing.managers`: objects in a process of their own, and proxies that pass calls on to it.

import _multiprocessing
import os
import pickle
import threading
from multiprocessing import process, queues, synchronize


class RemoteError(Exception):
    """The manager's process failed."""


class Namespace:
    """An object with nothing but attributes."""

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def __repr__(self):
        items = [f"{name}={value!r}" for name, value in self.__dict__.items() if not name.startswith("_")]
        return f"Namespace({', '.join(items)})"


class _Cell:
    """A value with a name."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self.value = value

    def get(self):
        return self.value

    def set(self, value):
        self.value = value


# The pipes on which this process waits for answers, by thread; a forked process makes its own.
_answers = {}


def _serve(requests):
    """The life of the manager's process: makes one call after the other."""
    objects = {}
    made = 0
    while True:
        number, method, args, kwargs, answer = pickle.loads(_multiprocessing.receive(requests, None))
        try:
            if method == "#make":
                made += 1
                objects[made] = args[0](*args[1], **kwargs)
                outcome = (True, made)
            elif method == "#end":
                return
            else:
                outcome = (True, _call(objects[number], method, args, kwargs))
            data = pickle.dumps(outcome)
        except Exception as error:
            data = pickle.dumps((False, error))
        _multiprocessing.send(answer, data)


def _call(target, method, args, kwargs):
    if method == "#str":
        return str(target)
    if method == "#get":
        return getattr(target, args[0])
    if method == "#set":
        return setattr(target, args[0], args[1])
    if method == "#list":
        return list(target)
    result = getattr(target, method)(*args, **kwargs)
    # Views and iterators have no pickle.
    if method in ("keys", "values", "items"):
        return list(result)
    if method in ("__iadd__", "__imul__"):
        return None
    return result


def _ask(requests, number, method, args, kwargs):
    me = (os.getpid(), threading.get_ident())
    if me not in _answers:
        _answers[me] = _multiprocessing.new_pipe(False)
    reader, writer = _answers[me]
    _multiprocessing.send(requests, pickle.dumps((number, method, args, kwargs, writer)))
    success, value = pickle.loads(_multiprocessing.receive(reader, None))
    if success:
        return value
    raise value


class BaseProxy:
    """Stands for an object of a manager's process."""

    def __init__(self, requests, number):
        object.__setattr__(self, "_requests", requests)
        object.__setattr__(self, "_number", number)

    def __getstate__(self):
        return (self._requests, self._number)

    def __setstate__(self, state):
        object.__setattr__(self, "_requests", state[0])
        object.__setattr__(self, "_number", state[1])

    def _callmethod(self, method, args=(), kwds={}):
        return _ask(self._requests, self._number, method, tuple(args), dict(kwds))

    def _getvalue(self):
        return self._callmethod("copy")

    def __str__(self):
        return self._callmethod("#str")

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid '{self._typeid}' at {id(self):#x}>"


class _Container(BaseProxy):
    def __len__(self):
        return self._callmethod("__len__")

    def __getitem__(self, key):
        return self._callmethod("__getitem__", (key,))

    def __setitem__(self, key, value):
        self._callmethod("__setitem__", (key, value))

    def __delitem__(self, key):
        self._callmethod("__delitem__", (key,))

    def __contains__(self, key):
        return self._callmethod("__contains__", (key,))

    def __iter__(self):
        return iter(self._callmethod("#list"))

    def copy(self):
        return self._callmethod("copy")

    def clear(self):
        self._callmethod("clear")

    def pop(self, *args):
        return self._callmethod("pop", args)


class DictProxy(_Container):
    _typeid = "dict"

    def get(self, *args):
        return self._callmethod("get", args)

    def keys(self):
        return self._callmethod("keys")

    def values(self):
        return self._callmethod("values")

    def items(self):
        return self._callmethod("items")

    def update(self, *args, **kwargs):
        self._callmethod("update", args, kwargs)

    def setdefault(self, *args):
        return self._callmethod("setdefault", args)

    def popitem(self):
        return self._callmethod("popitem")


class ListProxy(_Container):
    _typeid = "list"

    def append(self, item):
        self._callmethod("append", (item,))

    def extend(self, items):
        self._callmethod("extend", (list(items),))

    def insert(self, index, item):
        self._callmethod("insert", (index, item))

    def remove(self, item):
        self._callmethod("remove", (item,))

    def index(self, *args):
        return self._callmethod("index", args)

    def count(self, item):
        return self._callmethod("count", (item,))

    def reverse(self):
        self._callmethod("reverse")

    def sort(self, *, key=None, reverse=False):
        self._callmethod("sort", (), {"key": key, "reverse": reverse})

    def __add__(self, other):
        return self._callmethod("__add__", (list(other),))

    def __mul__(self, count):
        return self._callmethod("__mul__", (count,))

    def __iadd__(self, other):
        self._callmethod("extend", (list(other),))
        return self

    def __reversed__(self):
        return reversed(self._callmethod("#list"))


class NamespaceProxy(BaseProxy):
    _typeid = "Namespace"

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._callmethod("#get", (name,))

    def __setattr__(self, name, value):
        self._callmethod("#set", (name, value))


class ValueProxy(BaseProxy):
    _typeid = "Value"

    def get(self):
        return self._callmethod("get")

    def set(self, value):
        self._callmethod("set", (value,))

    value = property(get, set)


class SyncManager:
    """Starts a process with objects, and gives proxies of them."""

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None):
        self._ctx = ctx or process.default_context()
        self._process = None

    def start(self, initializer=None, initargs=()):
        reader, self._requests = _multiprocessing.new_pipe(False)
        self._process = self._ctx.Process(target=_serve, args=(reader,))
        self._process.name = self._process.name.replace("Process", "SyncManager")
        self._process.daemon = True
        self._process.start()

    def _make(self, proxy, kind, args, kwargs={}):
        return proxy(self._requests, _ask(self._requests, 0, "#make", (kind, tuple(args)), kwargs))

    def dict(self, *args, **kwargs):
        return self._make(DictProxy, dict, args, kwargs)

    def list(self, *args):
        return self._make(ListProxy, list, args)

    def Namespace(self, **kwargs):
        return self._make(NamespaceProxy, Namespace, (), kwargs)

    def Value(self, typecode, value):
        return self._make(ValueProxy, _Cell, (typecode, value))

    # These are shared anyway, and need no process; unlike others of their kind they may be sent.

    def Queue(self, maxsize=0):
        return _ManagedQueue(maxsize)

    def JoinableQueue(self, maxsize=0):
        return _ManagedQueue(maxsize)

    def Lock(self):
        return _Sent(synchronize.Lock())

    def RLock(self):
        return _Sent(synchronize.RLock())

    def Semaphore(self, value=1):
        return _Sent(synchronize.Semaphore(value))

    def BoundedSemaphore(self, value=1):
        return _Sent(synchronize.BoundedSemaphore(value))

    def Condition(self, lock=None):
        return _Sent(synchronize.Condition(lock))

    def Event(self):
        return _Sent(synchronize.Event())

    def Barrier(self, parties, action=None, timeout=None):
        return _Sent(synchronize.Barrier(parties, action, timeout))

    def Array(self, typecode, sequence):
        return self.list(sequence)

    def shutdown(self):
        if self._process is not None and self._process.is_alive():
            _multiprocessing.send(self._requests, pickle.dumps((0, "#end", (), {}, None)))
            self._process.join()

    def __enter__(self):
        if self._process is None:
            self.start()
        return self

    def __exit__(self, kind, error, trace):
        self.shutdown()


class _Sent:
    """A shared object that may be sent to a process that runs already."""

    def __init__(self, shared):
        object.__setattr__(self, "_shared", shared)

    def __getstate__(self):
        process._inherited.append([])
        try:
            return pickle.dumps(self._shared)
        finally:
            process._inherited.pop()

    def __setstate__(self, state):
        object.__setattr__(self, "_shared", pickle.loads(state))

    def __getattr__(self, name):
        return getattr(self._shared, name)

    def __enter__(self):
        return self._shared.acquire()

    def __exit__(self, *raised):
        self._shared.release()


class _ManagedQueue(_Sent):
    def __init__(self, maxsize=0):
        object.__setattr__(self, "_shared", queues.JoinableQueue(maxsize))


BaseManager = SyncManager
