# `platform`: which Python, and on what. The machine does not look at the computer it runs on.

import sys


def python_version():
    return f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"


def python_version_tuple():
    return tuple(python_version().split("."))


def python_implementation():
    return "CPython"


def python_compiler():
    return "rustc"


def python_build():
    return ("main", "")


def system():
    return {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}.get(sys.platform, sys.platform)


def machine():
    return sys._machine


def processor():
    return ""


def architecture(executable="", bits="", linkage=""):
    return ("64bit", "ELF" if sys.platform == "linux" else "")


def node():
    return "localhost"


def release():
    return ""


def version():
    return ""


def platform(aliased=False, terse=False):
    return f"{system()}-{machine()}"
