# What `sys` has that is more than a number or a text.

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
