# `pathlib.Path`, as far as small programs need it. Behaviour follows CPython 3.13's documentation.

import _subset
import fnmatch
import os


def _all_fit(parts, wanted):
    """Whether all parts fit those of a pattern, in which `**` stands for any number of them."""
    if not wanted:
        return not parts
    if wanted[0] == "**":
        return any([_all_fit(parts[at:], wanted[1:]) for at in range(len(parts) + 1)])
    return bool(parts) and fnmatch.fnmatchcase(parts[0], wanted[0]) and _all_fit(parts[1:], wanted[1:])


class PurePath:
    """A path as text: nothing is looked up."""

    def __init__(self, *parts):
        parts = [os.fspath(part) for part in parts]
        path = os.path.join(*parts) if parts else ""
        root = "/" if path.startswith("/") else ""
        self._parts = [part for part in path.split("/") if part not in ("", ".")]
        self._root = root
        self._text = root + "/".join(self._parts) or "."

    def __str__(self):
        return self._text

    def __fspath__(self):
        return self._text

    def __repr__(self):
        return f"{type(self).__name__}({self._text!r})"

    def __eq__(self, other):
        return self._text == other._text if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(self._text)

    def __lt__(self, other):
        return [self._root] + self._parts < [other._root] + other._parts

    def __truediv__(self, other):
        return type(self)(self._text, other)

    def __rtruediv__(self, other):
        return type(self)(other, self._text)

    def joinpath(self, *others):
        return type(self)(self._text, *others)

    def with_segments(self, *parts):
        return type(self)(*parts)

    def as_posix(self):
        return self._text

    def as_uri(self):
        if not self._root:
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + _subset.load("urllib.parse").quote(self._text)

    def __bytes__(self):
        return self._text.encode()

    def __reduce__(self):
        return type(self), self.parts

    def __le__(self, other):
        return not other < self

    def __gt__(self, other):
        return other < self

    def __ge__(self, other):
        return not self < other

    @property
    def root(self):
        return self._root

    anchor = root
    drive = ""

    @property
    def parts(self):
        return tuple(([self._root] if self._root else []) + self._parts)

    @property
    def name(self):
        return self._parts[-1] if self._parts else ""

    @property
    def suffix(self):
        return self.name[len(self.stem):]

    @property
    def suffixes(self):
        name = self.name.lstrip(".")
        return [] if name.endswith(".") else ["." + part for part in name.split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        dot = name.rfind(".")
        return name[:dot] if 0 < dot < len(name) - 1 else name

    @property
    def parent(self):
        return type(self)(self._root + "/".join(self._parts[:-1]))

    @property
    def parents(self):
        found = []
        path = self
        while path.parent != path:
            path = path.parent
            found.append(path)
        return tuple(found)

    def is_absolute(self):
        return self._root == "/"

    def with_name(self, name):
        return self.parent / name

    def with_suffix(self, suffix):
        return self.parent / (self.stem + suffix)

    def with_stem(self, stem):
        return self.parent / (stem + self.suffix)

    def relative_to(self, other, *others, walk_up=False):
        other = type(self)(other, *others)
        up = 0
        while not self.is_relative_to(other):
            if not walk_up or self._root != other._root or not other._parts:
                raise ValueError(f"{self._text!r} is not in the subpath of {other._text!r}")
            other = other.parent
            up += 1
        return type(self)(*[".."] * up, *self._parts[len(other._parts) :])

    def is_relative_to(self, other, *others):
        other = type(self)(other, *others)
        return self._root == other._root and self._parts[: len(other._parts)] == other._parts

    def match(self, pattern, *, case_sensitive=None):
        """Whether the last parts fit those of a pattern; all of them, where the pattern is absolute."""
        wanted = type(self)(pattern)
        if not wanted._parts:
            raise ValueError("empty pattern")
        parts = self._parts
        if wanted._root:
            if not self._root or len(parts) != len(wanted._parts):
                return False
        elif len(parts) < len(wanted._parts):
            return False
        pairs = zip(reversed(parts), reversed(wanted._parts))
        return all([fnmatch.fnmatchcase(part, one.replace("**", "*")) for part, one in pairs])

    def full_match(self, pattern, *, case_sensitive=None):
        wanted = type(self)(pattern)
        return self._root == wanted._root and _all_fit(self._parts, wanted._parts)


class Path(PurePath):
    """A path in the file system."""

    def __repr__(self):
        return f"PosixPath({self._text!r})"

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(os.path.expanduser("~"))

    def expanduser(self):
        return type(self)(os.path.expanduser(self._text))

    def samefile(self, other):
        return os.path.samefile(self._text, other)

    def is_symlink(self):
        return os.path.islink(self._text)

    def lstat(self):
        return os.stat(self._text)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for folder, folders, files in os.walk(self._text, top_down):
            yield type(self)(folder), folders, files

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(self._text)

    def is_file(self):
        return os.path.isfile(self._text)

    def is_dir(self):
        return os.path.isdir(self._text)

    def stat(self):
        return os.stat(self._text)

    def absolute(self):
        return self if self._root else type(self)(os.getcwd(), self._text)

    def resolve(self, strict=False):
        return type(self)(os.path.abspath(self._text))

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self._text, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open("r", -1, encoding, errors) as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", -1, encoding, errors, newline) as file:
            return file.write(data)

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        if not exist_ok and self.exists():
            raise FileExistsError(17, "File exists", self._text)
        self.open("ab").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if exist_ok and self.is_dir():
            return
        if parents:
            os.makedirs(self._text)
        else:
            os.mkdir(self._text)

    def rmdir(self):
        os.rmdir(self._text)

    def unlink(self, missing_ok=False):
        if not missing_ok or self.exists():
            os.remove(self._text)

    def rename(self, target):
        os.rename(self._text, target)
        return type(self)(target)

    replace = rename

    def iterdir(self):
        return iter([self / name for name in os.listdir(self._text)])

    def _found(self, wanted):
        if not wanted:
            yield self
            return
        first, rest = wanted[0], wanted[1:]
        if not self.is_dir():
            return
        if first == "**":
            yield from self._found(rest)
            for path in self.iterdir():
                if path.is_dir():
                    yield from path._found(wanted)
        elif any(letter in first for letter in "*?["):
            for path in self.iterdir():
                if fnmatch.fnmatchcase(path.name, first):
                    yield from path._found(rest)
        else:
            path = self / first
            if path.exists():
                yield from path._found(rest)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths that fit a pattern, in which `**` stands for any number of folders."""
        pattern = os.fspath(pattern)
        if pattern.startswith("/"):
            raise NotImplementedError("Non-relative patterns are unsupported")
        wanted = [part for part in pattern.split("/") if part not in ("", ".")]
        if not wanted:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if wanted[-1] == "**":
            wanted.append("*")
            yield self
        seen = set()
        for path in self._found(wanted):
            if path._text not in seen:
                seen.add(path._text)
                yield path

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return self.glob("**/" + os.fspath(pattern))


PurePosixPath = PurePath
PosixPath = Path
