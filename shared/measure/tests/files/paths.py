import os
import os.path
import pathlib
import shutil
import tempfile
from os.path import join, splitext

print(join("a", "b", "c.txt"), join("a/", "b"), join("a", "/b"), join("", "x"), join("a", ""))
for path in ["a/b/c.txt", "/c", "c", "/", "a/b/", ".bashrc", "x/.hidden", "a.tar.gz", "a.b/c", "..."]:
    print(path, os.path.split(path), os.path.basename(path), os.path.dirname(path), splitext(path))
print([os.path.normpath(p) for p in ["a//b", "a/./b", "a/../b", "../a", "/../a", "", "a/..", "//a", "///a"]])
print(os.path.isabs("/a"), os.path.isabs("a"), os.path.abspath("/a/../b"), os.path.relpath("/a/b/c", "/a/d"))
print(os.sep, repr(os.linesep), os.name, os.curdir, os.pardir, os.extsep)
print(os.getpid() > 0, os.getppid() > 0, os.cpu_count() >= 1, os.getcwd() == os.path.abspath("."))
print(os.environ.get("SURELY_NOT_SET"), os.environ.get("SURELY_NOT_SET", "x"), os.getenv("SURELY_NOT_SET", 5))

folder = tempfile.mkdtemp(prefix="paths")
print(os.path.basename(folder).startswith("paths"), os.path.isdir(folder), os.path.isfile(folder))
os.makedirs(join(folder, "x", "y"))
os.makedirs(join(folder, "x", "y"), exist_ok=True)
for name in ["b.txt", "a.txt", "c.py"]:
    with open(join(folder, name), "w") as file:
        file.write(name * 3)
print(sorted(os.listdir(folder)), os.path.getsize(join(folder, "c.py")))
os.rename(join(folder, "c.py"), join(folder, "x", "d.py"))
for top, folders, files in os.walk(folder):
    print(top[len(folder):], sorted(folders), sorted(files))
for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
    print(entry.name, entry.is_dir(), entry.is_file())
shutil.copy(join(folder, "a.txt"), join(folder, "e.txt"))
print(open(join(folder, "e.txt")).read())

root = pathlib.Path(folder)
note = root / "x" / "note.tar.gz"
print(note.write_text("hello\nyou\n"), note.read_text().split(), note.exists(), note.is_file(), note.stat().st_size)
print(note.name, note.stem, note.suffix, note.parent.name, note.with_suffix(".txt").name, note.parent == root / "x")
print(sorted(p.name for p in root.iterdir()), sorted(p.name for p in root.glob("*.txt")))
print(sorted(p.name for p in root.rglob("*.py")))
print(pathlib.Path("a/b") / "c", repr(pathlib.Path("a//b/./c")), pathlib.Path("/a").parts, str(pathlib.Path()))
print(pathlib.Path("/a/b").is_absolute(), [str(p) for p in pathlib.Path("a/b/c").parents])
(root / "n" / "m").mkdir(parents=True)
(root / "n" / "m").rmdir()
note.unlink()
print(note.exists(), (root / "n").is_dir())
shutil.rmtree(folder)
print(root.exists())

with tempfile.NamedTemporaryFile("w+", suffix=".txt") as file:
    file.write("temporary")
    file.seek(0)
    print(file.read(), file.name.endswith(".txt"), os.path.exists(file.name))
print(os.path.exists(file.name))
