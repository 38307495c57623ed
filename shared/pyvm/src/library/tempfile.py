# `tempfile`: files and folders of free names, which the host picks.

import io
import os
import posix
import shutil

template = "tmp"


def _new(suffix, prefix, dir, folder):
    path = posix.make_temporary(prefix or template, suffix or "", folder)
    if dir is None:
        return path
    # The name is free in the system's folder, so it is very likely free in this one, too.
    target = os.path.join(os.fspath(dir), os.path.basename(path))
    if folder:
        posix.rmdir(path, False)
        os.mkdir(target)
    else:
        os.remove(path)
        open(target, "xb").close()
    return target


def gettempdir():
    """The system's folder for temporary files."""
    path = posix.make_temporary(template, "", True)
    posix.rmdir(path, False)
    return os.path.dirname(path)


def mkdtemp(suffix=None, prefix=None, dir=None):
    return _new(suffix, prefix, dir, True)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """A new file; a file object stands in place of CPython's descriptor, with which only `os.close` works."""
    path = _new(suffix, prefix, dir, False)
    return _Descriptor(path), path


class _Descriptor:
    """What `mkstemp` gives for a descriptor."""

    def __init__(self, path):
        self._path = path

    def _as_file(self, mode):
        return open(self._path, "r+" + mode[1:].replace("+", "") if mode[0] == "w" else mode)

    def __repr__(self):
        return f"<descriptor of {self._path!r}>"


class SpooledTemporaryFile:
    """A file that lies in memory until it is larger than `max_size`."""

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None):
        self._file = io.BytesIO() if "b" in mode else io.StringIO(newline="\n" if newline is None else newline)
        self._max = max_size
        self._rolled = False
        self._options = (mode, suffix, prefix, dir)
        self.mode = mode

    def rollover(self):
        if not self._rolled:
            mode, suffix, prefix, dir = self._options
            old, self._file = self._file, TemporaryFile(mode, suffix=suffix, prefix=prefix, dir=dir)
            self._rolled = True
            at = old.tell()
            self._file.write(old.getvalue())
            self._file.seek(at)

    def _grown(self, result):
        if self._max and not self._rolled and self._file.tell() > self._max:
            self.rollover()
        return result

    def write(self, data):
        return self._grown(self._file.write(data))

    def writelines(self, lines):
        return self._grown(self._file.writelines(lines))

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __iter__(self):
        return iter(self._file)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self._file.close()


class TemporaryDirectory:
    """A folder that goes with this object."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self._delete = False
        self.name = mkdtemp(suffix, prefix, dir)
        self._delete = delete
        self._ignore = ignore_cleanup_errors

    def __enter__(self):
        return self.name

    def __exit__(self, kind, error, trace):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        self._delete = False
        if os.path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignore)

    def __del__(self):
        if self._delete:
            self.cleanup()

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"


class _TemporaryFile:
    """A file that goes when it is closed."""

    def __init__(self, file, name, delete, delete_on_close):
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __iter__(self):
        return iter(self.file)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.file.close()
        self._remove()

    def close(self):
        self.file.close()
        if self._delete_on_close:
            self._remove()

    def _remove(self):
        if self.delete:
            self.delete = False
            if os.path.exists(self.name):
                os.remove(self.name)

    def __del__(self):
        self.file.close()
        self._remove()


def NamedTemporaryFile(
    mode="w+b",
    buffering=-1,
    encoding=None,
    newline=None,
    suffix=None,
    prefix=None,
    dir=None,
    delete=True,
    *,
    errors=None,
    delete_on_close=True,
):
    path = _new(suffix, prefix, dir, False)
    file = open(path, mode, buffering, encoding, errors, newline)
    return _TemporaryFile(file, path, delete, delete_on_close)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None):
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir)
