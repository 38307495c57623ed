# `pathlib.Path`, as far as small programs need it. Behaviour follows CPython 3.13's documentation.

import os


def _pattern_fits(pattern, name):
    """Whether a name fits a pattern with `*` and `?`."""
    if not pattern:
        return not name
    if pattern[0] == "*":
        return any([_pattern_fits(pattern[1:], name[at:]) for at in range(len(name) + 1)])
    return bool(name) and pattern[0] in ("?", name[0]) and _pattern_fits(pattern[1:], name[1:])


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

    def as_posix(self):
        return self._text

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

    def match(self, pattern):
        return _pattern_fits(pattern, self.name)


class Path(PurePath):
    """A path in the file system."""

    def __repr__(self):
        return f"PosixPath({self._text!r})"

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    def exists(self):
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

    def glob(self, pattern):
        """The paths that fit a pattern; of its folders only `**` may be a pattern itself."""
        first, slash, rest = pattern.partition("/")
        if first == "**":
            yield from self.rglob(rest or "*")
        elif slash:
            yield from (self / first).glob(rest)
        elif self.is_dir():
            for path in self.iterdir():
                if _pattern_fits(first, path.name):
                    yield path

    def rglob(self, pattern):
        yield from self.glob(pattern)
        for path in self.iterdir():
            if path.is_dir():
                yield from path.rglob(pattern)


PurePosixPath = PurePath
PosixPath = Path
