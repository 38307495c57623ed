# `glob`: the files whose paths match a pattern of the shell.

import os
from fnmatch import fnmatchcase


def has_magic(s):
    return any([letter in s for letter in "*?["])


def _names(folder, recursive):
    """The names in a folder; with `recursive`, the paths of everything below it."""
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return
    for name in names:
        yield name
        if recursive and not name.startswith("."):
            for below in _names(os.path.join(folder, name), True):
                yield os.path.join(name, below)


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    folder, pattern = os.path.split(pathname)
    if not has_magic(pathname):
        if os.path.exists(os.path.join(root_dir or "", pathname)):
            yield pathname
        return
    if folder and has_magic(folder):
        folders = iglob(folder, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden)
    else:
        folders = [folder]
    for folder in folders:
        inside = os.path.join(root_dir or "", folder)
        if recursive and pattern == "**":
            yield os.path.join(folder, "")
            for name in _names(inside, True):
                yield os.path.join(folder, name)
        elif not has_magic(pattern):
            if os.path.exists(os.path.join(inside, pattern)):
                yield os.path.join(folder, pattern)
        else:
            for name in _names(inside, False):
                hidden = name.startswith(".") and not pattern.startswith(".") and not include_hidden
                if not hidden and fnmatchcase(name, pattern):
                    yield os.path.join(folder, name)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    found = iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden)
    return [path for path in found if path]


def escape(pathname):
    return "".join([f"[{letter}]" if letter in "*?[" else letter for letter in pathname])
