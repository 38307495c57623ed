# `os`, as far as programs about threads, processes and files need it.

import _io
import _subset
import posix
import posixpath as path
import sys
from posix import cpu_count, getcwd, getpid, getppid

name = "posix"
sep = "/"
pardir = ".."
curdir = "."
extsep = "."
altsep = None
pathsep = ":"
linesep = "\n"
devnull = "/dev/null"
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
error = OSError

process_cpu_count = cpu_count
fspath = _io.path


class PathLike:
    """What has a `__fspath__`."""


class _Environ:
    """`os.environ`: empty at first. A program's output here depends on nothing but the program."""

    def __init__(self):
        self._settings = {}

    def __getitem__(self, key):
        return self._settings[key]

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError(f"str expected, not {type(text).__name__}")
        self._settings[key] = value

    def __delitem__(self, key):
        del self._settings[key]

    def __iter__(self):
        return iter(list(self._settings))

    def __len__(self):
        return len(self._settings)

    def __contains__(self, key):
        return key in self._settings

    def get(self, key, default=None):
        return self._settings.get(key, default)

    def setdefault(self, key, default=None):
        if key not in self._settings:
            self[key] = default
        return self._settings[key]

    def pop(self, key, *default):
        return self._settings.pop(key, *default)

    def update(self, other=(), /, **more):
        for key, value in {**dict(other), **more}.items():
            self[key] = value

    def keys(self):
        return self._settings.keys()

    def values(self):
        return self._settings.values()

    def items(self):
        return self._settings.items()

    def clear(self):
        self._settings.clear()

    def copy(self):
        return dict(self._settings)

    def __repr__(self):
        return f"environ({self._settings!r})"


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value):
    environ[name] = value


def unsetenv(name):
    del environ[name]


def sched_getaffinity(pid):
    return set(range(cpu_count()))


def urandom(size):
    return _subset.load("random").SystemRandom._shared.randbytes(size)


def fork():
    _subset.refuse("`os.fork` is outside the subset; use `multiprocessing.Process`")


def system(command):
    _subset.refuse("`os.system` is outside the subset; use `multiprocessing.Process`")


def _exit(code):
    posix.exit(code)


def kill(pid, sig):
    _subset.load("signal")._kill(pid, sig)


def getpgid(pid):
    return pid


def getuid():
    return 0


def getlogin():
    return "user"


def uname():
    platform = _subset.load("platform")
    return (platform.system(), platform.node(), platform.release(), platform.version(), platform.machine())


def getloadavg():
    return (0.0, 0.0, 0.0)


def strerror(code):
    return _subset.load("errno").errorcode.get(code, f"Unknown error {code}")


def get_terminal_size(fd=1):
    return _subset.load("shutil").get_terminal_size()


def abort():
    _exit(134)


class stat_result:
    """What `os.stat` gives."""

    def __init__(self, found):
        folder, self.st_size, self.st_mtime = found
        self.st_atime = self.st_ctime = self.st_mtime
        self.st_mtime_ns = int(self.st_mtime * 1_000_000_000)
        self.st_nlink = 1
        self.st_uid = self.st_gid = self.st_ino = self.st_dev = 0
        self.st_mode = 0o040755 if folder else 0o100644


def stat(path):
    found = posix.stat(fspath(path))
    if found is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    return stat_result(found)


def listdir(path="."):
    return posix.listdir(fspath(path))


class DirEntry:
    """One entry of a folder, of `scandir`."""

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def is_dir(self):
        return path.isdir(self.path)

    def is_file(self):
        return path.isfile(self.path)

    def stat(self):
        return stat(self.path)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    """The entries of a folder, to iterate over and to close."""

    def __init__(self, folder):
        self._entries = iter([DirEntry(folder, name) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    return _Scan(fspath(path))


def walk(top, topdown=True):
    """Folder by folder: its path, the folders in it, the files in it."""
    top = fspath(top)
    folders, files = [], []
    if not path.isdir(top):
        return
    for entry in scandir(top):
        (folders if entry.is_dir() else files).append(entry.name)
    if topdown:
        yield top, folders, files
    for folder in folders:
        yield from walk(path.join(top, folder), topdown)
    if not topdown:
        yield top, folders, files


def remove(path):
    posix.remove(fspath(path))


unlink = remove


def rename(src, dst):
    posix.rename(fspath(src), fspath(dst))


replace = rename


def mkdir(path, mode=0o777):
    posix.mkdir(fspath(path), False)


def makedirs(name, mode=0o777, exist_ok=False):
    name = fspath(name)
    if path.isdir(name):
        if exist_ok:
            return
        raise FileExistsError(17, "File exists", name)
    posix.mkdir(name, True)


def removedirs(name):
    """Removes a folder, and those around it as long as they are empty."""
    rmdir(name)
    head = path.dirname(path.abspath(name))
    while head != "/":
        try:
            rmdir(head)
        except OSError:
            break
        head = path.dirname(head)


def rmdir(path):
    posix.rmdir(fspath(path), False)


def write(fd, data):
    """Standard output and standard error have descriptors that can be written to."""
    stream = {1: sys.__stdout__, 2: sys.__stderr__}.get(fd)
    if stream is None:
        _subset.refuse("`os.write` to a file is outside the subset; use `open(path, 'wb')` and its `write`")
    stream.write(bytes(data).decode("utf-8", "replace"))
    stream.flush()
    return len(data)


def fsync(fd):
    """What is flushed is in the file: whether it is on the disk, nobody here can see."""
    if hasattr(fd, "fileno"):
        fd.fileno()


fdatasync = fsync


def close(fd):
    """Only what `tempfile.mkstemp` gives can be closed: its file is closed already."""
    if isinstance(fd, int):
        _subset.refuse("`os.close` of a descriptor is outside the subset; use `open(path)` and its `close`")


def access(path, mode):
    return posix.stat(fspath(path)) is not None
