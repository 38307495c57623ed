import os
import tempfile


def attempt(action):
    try:
        print("ok", action())
    except Exception as error:
        print(type(error).__name__, error)


folder = tempfile.mkdtemp()
path = folder + "/file.txt"
with open(path, "w") as file:
    file.write("text")


def read_missing():
    try:
        open("no/such/file.txt")
    except FileNotFoundError as error:
        return error.errno, error.strerror, error.filename


attempt(read_missing)
attempt(lambda: open("missing.txt"))
attempt(lambda: open("missing.txt", "rb"))
attempt(lambda: open(path, "q"))
attempt(lambda: open(path, "rw"))
attempt(lambda: open(path, "rbt"))
attempt(lambda: open(path, "rb", encoding="utf-8"))
attempt(lambda: open(path, "r", 0))
attempt(lambda: file.write("x"))
attempt(lambda: file.read())
attempt(lambda: open(path).write("x"))
attempt(lambda: open(path, "w").read())
attempt(lambda: open(path, "w").write(b"x"))
attempt(lambda: open(path, "wb").write("x"))
attempt(lambda: os.remove("missing.txt"))
attempt(lambda: os.listdir("missing"))
attempt(lambda: os.mkdir("missing/folder"))
attempt(lambda: os.rename("missing.txt", "other.txt"))
attempt(lambda: os.path.getsize("missing.txt"))


class Meter:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *details):
        print("exit", details[0] is None)


try:
    with Meter(), open("missing.txt") as file:
        print("not here")
except OSError as error:
    print(isinstance(error, FileNotFoundError), error.args)

with open(path, "w") as file:
    file.write("a\nb\n")
for line in open(path):
    print(line.strip())
os.remove(path)
os.rmdir(folder)
print(os.path.exists(folder))
