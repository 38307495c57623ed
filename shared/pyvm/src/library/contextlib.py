# `contextlib`: helpers for `with`. Behaviour follows CPython's documentation of the module.

import sys
from functools import wraps


class ContextDecorator:
    """Lets a context manager decorate a function: each call is made inside of it."""

    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @wraps(function)
        def inside(*args, **kwargs):
            with self._recreate_cm():
                return function(*args, **kwargs)

        return inside


class AbstractContextManager:
    """A base with the usual `__enter__`."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        return None


class _GeneratorContextManager(ContextDecorator):
    def __init__(self, function, args, kwargs):
        self.gen = function(*args, **kwargs)
        self._call = (function, args, kwargs)

    def _recreate_cm(self):
        # A generator runs once: each call of a decorated function needs its own.
        return _GeneratorContextManager(*self._call)

    def __enter__(self):
        del self._call
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, error, traceback):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        try:
            self.gen.throw(error)
        except StopIteration as stopped:
            # The generator ended by itself: it has dealt with the error. Unless it is the error.
            return stopped is not error
        except RuntimeError as raised:
            # What goes on as it was does not remember the generator.
            if raised is error:
                raised.__traceback__ = traceback
                return False
            # A StopIteration that leaves a generator arrives as a RuntimeError (PEP 479).
            if isinstance(error, StopIteration) and raised.__cause__ is error:
                error.__traceback__ = traceback
                return False
            raise
        except BaseException as raised:
            if raised is error:
                raised.__traceback__ = traceback
                return False
            raise
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


def contextmanager(function):
    """A generator function with one `yield` as a context manager."""

    @wraps(function)
    def make(*args, **kwargs):
        return _GeneratorContextManager(function, args, kwargs)

    return make


class closing(AbstractContextManager):
    """Closes the thing at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *raised):
        self.thing.close()


class suppress(AbstractContextManager):
    """Ends the block quietly at one of these exceptions."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        return kind is not None and issubclass(kind, self._exceptions)


class nullcontext(AbstractContextManager):
    """Does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *raised):
        pass


class _Redirect(AbstractContextManager):
    def __init__(self, new_target):
        self._target = new_target
        self._before = []

    def __enter__(self):
        self._before.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._target)
        return self._target

    def __exit__(self, *raised):
        setattr(sys, self._stream, self._before.pop())


class redirect_stdout(_Redirect):
    """Sends what is printed to another file."""

    _stream = "stdout"


class redirect_stderr(_Redirect):
    """Sends what goes to standard error to another file."""

    _stream = "stderr"


class ExitStack(AbstractContextManager):
    """Context managers, and functions, that are left in the opposite order."""

    def __init__(self):
        self._exits = []

    def enter_context(self, cm):
        result = cm.__enter__()
        self._exits.append(cm.__exit__)
        return result

    def push(self, exit):
        self._exits.append(exit.__exit__ if hasattr(exit, "__exit__") else exit)
        return exit

    def callback(self, callback, /, *args, **kwargs):
        def call(kind, error, traceback):
            callback(*args, **kwargs)

        self._exits.append(call)
        return callback

    def pop_all(self):
        other = type(self)()
        other._exits = self._exits
        self._exits = []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, kind, error, traceback):
        pending = error
        while self._exits:
            leave = self._exits.pop()
            try:
                if pending is None:
                    leave(None, None, None)
                elif leave(type(pending), pending, getattr(pending, "__traceback__", None)):
                    pending = None
            except BaseException as raised:
                if raised is not pending and raised.__context__ is None:
                    raised.__context__ = pending
                pending = raised
        if pending is not None and pending is not error:
            raise pending
        return error is not None and pending is None
