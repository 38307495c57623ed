# What `sys` has that is more than a number or a text.

import _subset
import sys
from collections import namedtuple

_Version = namedtuple("version_info", ["major", "minor", "micro", "releaselevel", "serial"], module="sys")
_Float = namedtuple(
    "float_info",
    [
        "max",
        "max_exp",
        "max_10_exp",
        "min",
        "min_exp",
        "min_10_exp",
        "dig",
        "mant_dig",
        "epsilon",
        "radix",
        "rounds",
    ],
    module="sys",
)


class _VersionInfo(_Version):
    def __repr__(self):
        fields = f"major={self.major}, minor={self.minor}, micro={self.micro}"
        return f"sys.version_info({fields}, releaselevel={self.releaselevel!r}, serial={self.serial})"


class _Implementation:
    """Whose behaviour this is."""

    def __init__(self):
        self.name = "cpython"
        self.cache_tag = f"cpython-{version_info.major}{version_info.minor}"
        self.version = version_info
        self.hexversion = sys.hexversion


version_info = _VersionInfo(*sys._numbers, 0, "final", 0)
version = f"{version_info.major}.{version_info.minor}.0 (GIL Lab's machine)"
implementation = _Implementation()
float_info = _Float(
    1.7976931348623157e308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1
)


_Int = namedtuple(
    "int_info",
    ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"],
    module="sys",
)
int_info = _Int(30, 4, 4300, 640)
_Hash = namedtuple(
    "hash_info",
    ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"],
    module="sys",
)
hash_info = _Hash(64, 2305843009213693951, 314159, 0, 1000003, "siphash13", 64, 128, 0)
_Thread = namedtuple("thread_info", ["name", "lock", "version"], module="sys")
thread_info = _Thread("pthread", "semaphore", None)


class _Flags:
    """How the interpreter was started."""

    debug = inspect = interactive = optimize = no_user_site = no_site = ignore_environment = 0
    verbose = bytes_warning = quiet = isolated = safe_path = 0
    dont_write_bytecode = hash_randomization = utf8_mode = 1
    dev_mode = False
    int_max_str_digits = 4300
    warn_default_encoding = 0
    context_aware_warnings = thread_inherit_context = 0

    def __init__(self):
        self.gil = 1 if sys._built_with_gil else 0


flags = _Flags()


class frame:
    """A frame, as a program sees it: a copy of the moment when it asked."""

    def __init__(self, found, at, traceback=None):
        self.f_code, self.f_lineno, self._module = found[at]
        self._traceback = traceback
        self._found = found
        self._at = at
        self.f_lasti = 0
        self.f_trace = None

    @property
    def f_back(self):
        return frame(self._found, self._at + 1) if self._at + 1 < len(self._found) else None

    @property
    def f_globals(self):
        return vars(sys.modules[self._module])

    @property
    def f_locals(self):
        if self.f_code.co_name == "<module>":
            return self.f_globals
        if self._traceback is not None:
            kept = self._traceback._variables
            if kept is not None:
                return kept
        # It still runs: its place is found from the outermost frame.
        running = sys._frames()
        held = sys._variables()
        at = len(running) - (len(self._found) - self._at)
        if self._traceback is not None:
            places = [(code.co_name, code.co_filename) for code, _, _ in running]
            place = (self.f_code.co_name, self.f_code.co_filename)
            at = places.index(place) if place in places else -1
        if not 0 <= at < len(held):
            _subset.refuse("`f_locals` of a frame that has ended is outside the subset; pass the values")
        return held[at]

    def clear(self):
        pass

    def __eq__(self, other):
        return isinstance(other, frame) and self._found == other._found and self._at == other._at

    def __repr__(self):
        return (
            f"<frame at {id(self):#x}, file {self.f_code.co_filename!r}, line {self.f_lineno}, "
            f"code {self.f_code.co_name}>"
        )


class _Code:
    """What is known of the code of an entry of a traceback."""

    def __init__(self, filename, name):
        self.co_filename = filename
        self.co_name = self.co_qualname = name
        self.co_firstlineno = 0


def _frame_of_traceback(traceback):
    filename, name, line = traceback._place
    return frame([(_Code(filename, name), line, "__main__")], 0, traceback)


def _frame_of_generator(filename, name, line):
    return frame([(_Code(filename, name), line, "__main__")], 0)


def _getframe(depth=0):
    found = sys._frames()
    if depth >= len(found):
        raise ValueError("call stack is not deep enough")
    return frame(found, max(depth, 0))


def _current_frames():
    return {_subset.load("threading").get_ident(): _getframe(1)}


def is_finalizing():
    return False


def getallocatedblocks():
    return 0


def settrace(function):
    if function is not None:
        _subset.refuse("`sys.settrace` is outside the subset; use `cProfile`, or `print`")


def setprofile(function):
    if function is not None:
        _subset.refuse("`sys.setprofile` is outside the subset; use `cProfile`")


def gettrace():
    return None


getprofile = gettrace


def excepthook(kind, error, trace, /):
    _subset.load("traceback").print_exception(error)


__excepthook__ = excepthook


def unraisablehook(unraisable, /):
    _subset.load("traceback").print_exception(unraisable.exc_value)


if version_info < (3, 9):
    _check_interval = [100]

    def getcheckinterval():
        return _check_interval[0]

    def setcheckinterval(n):
        _check_interval[0] = n
