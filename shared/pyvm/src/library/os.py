# `os`, as far as programs about threads, processes and files need it.

import _descriptors
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

    _settings_read = None

    @property
    def _settings(self):
        if self._settings_read is None:
            self._settings_read = dict(_subset.load("_descriptors").environment())
        return self._settings_read

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
    """Gives the command's exit code where `wait` has it."""
    code = _subset.load("subprocess").call(command, shell=True)
    return -code if code < 0 else code << 8


class _Command:
    """What `os.popen` gives: the text that a command prints, or reads."""

    def __init__(self, process, stream):
        self._process = process
        self._stream = stream

    def close(self):
        self._stream.close()
        code = self._process.wait()
        return None if code == 0 else -code if code < 0 else code << 8

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()

    def __iter__(self):
        return iter(self._stream)

    def __getattr__(self, name):
        return getattr(self._stream, name)


def popen(cmd, mode="r", buffering=-1):
    subprocess = _subset.load("subprocess")
    if mode == "r":
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE)
        return _Command(process, process.stdout)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE)
    return _Command(process, process.stdin)


def waitpid(pid, options, /):
    """Waits for a command; the second number has its exit code where the system puts it."""
    code = _descriptors.wait_command(pid, 0.0 if options & WNOHANG else None)
    if code is None:
        if options & WNOHANG:
            return 0, 0
        raise ChildProcessError(10, "No child processes")
    return pid, -code if code < 0 else code << 8


WNOHANG = 1


def WIFEXITED(status):
    return status & 0x7F == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xFF


def WIFSIGNALED(status):
    return status & 0x7F != 0


def WTERMSIG(status):
    return status & 0x7F


def waitstatus_to_exitcode(status):
    return -WTERMSIG(status) if WIFSIGNALED(status) else WEXITSTATUS(status)


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
        folder, self.st_size, self.st_mtime, mode = found
        self.st_atime = self.st_ctime = self.st_mtime
        self.st_mtime_ns = int(self.st_mtime * 1_000_000_000)
        self.st_nlink = 1
        self.st_uid = self.st_gid = self.st_ino = self.st_dev = 0
        self.st_mode = mode


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
        return _descriptors.write(fd, data)
    stream.write(bytes(data).decode("utf-8", "replace"))
    stream.flush()
    return len(data)


def fsync(fd):
    """What is flushed is in the file: whether it is on the disk, nobody here can see."""
    if hasattr(fd, "fileno"):
        fd.fileno()


fdatasync = fsync


def close(fd):
    """What `tempfile.mkstemp` gives is closed already."""
    if isinstance(fd, int):
        _descriptors.close(fd)


def read(fd, n):
    if fd == 0:
        return sys.__stdin__.readline().encode()
    return _descriptors.read(fd, n)


def pipe():
    return _descriptors.pipe()


O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024


def open(path, flags, mode=0o777):
    return _descriptors.open(fspath(path), flags, mode)


def lseek(fd, position, whence):
    return _descriptors.seek(fd, position, whence)


def fdopen(fd, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
    if not isinstance(fd, int):
        return fd._as_file(mode)
    return _subset.load("io").open(fd, mode, buffering, encoding, errors, newline)


def chdir(path):
    posix.chdir(fspath(path))


def symlink(src, dst, target_is_directory=False):
    posix.symlink(fspath(src), fspath(dst))


def link(src, dst):
    posix.link(fspath(src), fspath(dst))


def readlink(path):
    return posix.readlink(fspath(path))


def chmod(path, mode):
    posix.chmod(fspath(path), mode)


def access(path, mode):
    return posix.stat(fspath(path)) is not None
