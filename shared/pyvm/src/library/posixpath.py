# `os.path` on the systems that write paths with `/`. Behaviour follows CPython 3.13's documentation.

import _io
import posix

sep = "/"
pardir = ".."
curdir = "."
extsep = "."
altsep = None
pathsep = ":"


def fspath(path):
    """The text of a path."""
    return _io.path(path)


def join(path, *paths):
    path = fspath(path)
    for part in paths:
        part = fspath(part)
        if part.startswith("/") or not path:
            path = part
        elif path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(path):
    path = fspath(path)
    at = path.rfind("/") + 1
    head = path[:at]
    if head.strip("/"):
        head = head.rstrip("/")
    return head, path[at:]


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = fspath(path)
    start = path.rfind("/") + 1
    dot = path.rfind(".")
    # A name of which only dots come before the last one has no extension: `.bashrc`, `...x`.
    if dot <= start or not path[start:dot].strip("."):
        return path, ""
    return path[:dot], path[dot:]


def normpath(path):
    path = fspath(path)
    if not path:
        return "."
    # Two slashes at the start, and not three, mean something of their own in POSIX.
    root = "//" if path.startswith("//") and not path.startswith("///") else "/" if path.startswith("/") else ""
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or not root and not parts or parts and parts[-1] == "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return root + "/".join(parts) or "."


def isabs(path):
    return fspath(path).startswith("/")


def abspath(path):
    path = fspath(path)
    return normpath(path if path.startswith("/") else join(posix.getcwd(), path))


realpath = abspath


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    there = [part for part in abspath(path).split("/") if part]
    here = [part for part in abspath(start).split("/") if part]
    same = 0
    while same < min(len(there), len(here)) and there[same] == here[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."


def commonprefix(paths):
    if not paths:
        return ""
    first, last = min(paths), max(paths)
    for at, letter in enumerate(first):
        if letter != last[at]:
            return first[:at]
    return first


def commonpath(paths):
    paths = [fspath(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    rooted = {path.startswith("/") for path in paths}
    if len(rooted) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split("/") if part not in ("", ".")] for path in paths]
    common = []
    for parts in zip(*split_paths):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return ("/" if True in rooted else "") + "/".join(common)


def ismount(path):
    return abspath(path) == "/"


def _found(path):
    return posix.stat(fspath(path))


def exists(path):
    return _found(path) is not None


lexists = exists


def isfile(path):
    found = _found(path)
    return found is not None and not found[0]


def isdir(path):
    found = _found(path)
    return found is not None and found[0]


def islink(path):
    try:
        posix.readlink(fspath(path))
    except OSError:
        return False
    return True


def getsize(path):
    found = _found(path)
    if found is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    return found[1]


def getmtime(path):
    found = _found(path)
    if found is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    return found[2]


getatime = getctime = getmtime


def samefile(f1, f2):
    return abspath(f1) == abspath(f2)


def expanduser(path):
    return fspath(path)


def expandvars(path):
    return fspath(path)
