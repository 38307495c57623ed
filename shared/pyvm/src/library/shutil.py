# `shutil`: whole files and folders.

import os
import posix


def rmtree(path, ignore_errors=False, onerror=None):
    """Removes a folder with all that is in it."""
    try:
        posix.rmdir(os.fspath(path), True)
    except OSError:
        if not ignore_errors:
            raise


def copyfileobj(fsrc, fdst, length=65536):
    while True:
        data = fsrc.read(length)
        if not data:
            break
        fdst.write(data)


def copyfile(src, dst):
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copy(src, dst):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    return copyfile(src, dst)


copy2 = copy


def move(src, dst):
    target = os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst
    os.rename(src, target)
    return target


def copy2(src, dst):
    return copy(src, dst)


def copytree(src, dst, ignore=None, dirs_exist_ok=False):
    """Copies a folder with all that is in it."""
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    names = os.listdir(src)
    ignored = set() if ignore is None else set(ignore(src, names))
    for name in names:
        if name not in ignored:
            source, target = os.path.join(src, name), os.path.join(dst, name)
            copytree(source, target, ignore, dirs_exist_ok) if os.path.isdir(source) else copy(source, target)
    return dst


def which(cmd, mode=1, path=None):
    """Where a command is, in the folders that the system has for them."""
    if "/" in cmd:
        return cmd if os.path.isfile(cmd) else None
    for folder in (path or os.environ.get("PATH") or "/usr/local/bin:/usr/bin:/bin").split(":"):
        found = os.path.join(folder, cmd)
        if os.path.isfile(found):
            return found
    return None


class terminal_size(tuple):
    """Columns and lines."""

    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


def get_terminal_size(fallback=(80, 24)):
    return terminal_size(fallback)
