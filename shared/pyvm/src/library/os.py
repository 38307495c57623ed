# `os`, as far as programs about threads, processes and files need it.

import _io
import _subset
import posix
import posixpath as path
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
error = OSError

process_cpu_count = cpu_count
fspath = _io.path


class PathLike:
    """What has a `__fspath__`."""


class _Environ:
    """`os.environ`: empty. A program's output here depends on nothing but the program."""

    def __getitem__(self, key):
        raise KeyError(key)

    def __setitem__(self, key, value):
        _subset.refuse("setting `os.environ` is outside the subset; give the setting as an argument")

    def __contains__(self, key):
        return False

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def get(self, key, default=None):
        return default

    def setdefault(self, key, default=None):
        self[key] = default

    def keys(self):
        return {}.keys()

    def values(self):
        return {}.values()

    def items(self):
        return {}.items()

    def copy(self):
        return {}

    def __repr__(self):
        return "environ({})"


environ = _Environ()


def getenv(key, default=None):
    return default


def sched_getaffinity(pid):
    return set(range(cpu_count()))


def urandom(size):
    _subset.refuse("`os.urandom` is outside the subset; use `random.Random(seed)`")


def fork():
    _subset.refuse("`os.fork` is outside the subset; use `multiprocessing.Process`")


def system(command):
    _subset.refuse("`os.system` is outside the subset; use `multiprocessing.Process`")


def _exit(code):
    _subset.refuse("`os._exit` is outside the subset; use `sys.exit`")


class stat_result:
    """What `os.stat` gives."""

    def __init__(self, found):
        folder, self.st_size = found
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


def rmdir(path):
    posix.rmdir(fspath(path), False)


def close(fd):
    """Only what `tempfile.mkstemp` gives can be closed: its file is closed already."""
    if isinstance(fd, int):
        _subset.refuse("`os.close` of a descriptor is outside the subset; use `open(path)` and its `close`")
