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
