# io.StringIO and io.BytesIO: reading, lines, writing in between, closing; print into one; queues.
import contextlib
import io
import queue
import sys


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


def lines():
    for text in ("", "a", "a\n", "a\nb", "\n\n", "naïve\ncafé\n日本", "x" * 50 + "\n" + "y"):
        print([line for line in io.StringIO(text)], list(io.StringIO(text)), io.StringIO(text).readlines(), io.StringIO(text).readline())
        data = text.encode()
        print([line for line in io.BytesIO(data)], list(io.BytesIO(data)), io.BytesIO(data).readline())
    f = io.StringIO("one\ntwo\nthree\nfour\n")
    seen = []
    for line in f:
        seen.append(line)
        if line == "two\n":
            seen.append(("inside", f.readline(), f.tell()))
    print(seen, f.readline(), f.read(), f.tell())
    f.seek(4)
    print(f.readline(), f.tell(), f.read(3), f.readline(2), f.readline(), next(f), f.readline())
    show("end", lambda: next(f))
    f.seek(0)
    for line in f:
        if line == "two\n":
            break
    print(f.tell(), f.read())
    g = io.StringIO("a\nb\nc\n")
    for line in g:
        g.write("-")
        break
    print(g.getvalue(), g.tell())
    h = io.StringIO("é1\né2\né3")
    print(h.readline(), h.tell(), [line for line in h], h.tell())


def closed():
    f = io.StringIO("a\nb\n")
    try:
        for line in f:
            print(repr(line))
            f.close()
    except ValueError as error:
        print(error)
    for label, action in (("read", f.read), ("line", f.readline), ("write", lambda: f.write("x")), ("value", f.getvalue), ("print", lambda: print("x", file=f))):
        show(label, action)
    with io.StringIO("x") as inner:
        print(inner.readline(), inner.closed)
    print(inner.closed)


class Numbered(io.StringIO):
    def readline(self, size=-1):
        line = super().readline(size)
        return line and "> " + line


class Shouting(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


class Once(io.StringIO):
    def __next__(self):
        self.seek(0, 2)
        return "once"


def derived():
    print(list(Numbered("a\nb\n")), Numbered("q\n").readline(), [line for line in Numbered("z")])
    f = Shouting()
    print("hello", 1, file=f)
    f.write("world")
    print(f.getvalue())
    print(next(iter(Once("a\nb"))))


def printed():
    f = io.StringIO()
    print("a", "b", sep="-", end="!\n", file=f)
    print(1, [2], None, file=f, flush=True)
    print(file=f)
    with contextlib.redirect_stdout(f):
        print("redirected")
        sys.stdout.write("written\n")
    old, sys.stdout = sys.stdout, f
    try:
        print("swapped", 3.5)
    finally:
        sys.stdout = old
    f.seek(0)
    print(f.read().split("\n"), f.tell())
    f.seek(2)
    print("over", end="", file=f)
    print(f.getvalue()[:12])
    show("bytes", lambda: print("x", file=io.BytesIO()))
    show("number", lambda: io.StringIO().write(1))
    show("text", lambda: io.BytesIO().write("x"))
    b = io.BytesIO()
    b.write(b"ab")
    b.write(b"cd\n")
    print(b.getvalue(), b.tell(), b.seek(1), b.read(2), b.readline())

    class Sink:
        def write(self, text):
            f.write(f"<{text}>")

    print("sink", end="", file=Sink())
    print(f.getvalue()[-10:])


def queues():
    for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
        q = kind(3)
        for n in (2, 3, 1):
            q.put(n)
        show("full", lambda: q.put_nowait(4))
        print(q.qsize(), q.full(), [q.get() for _ in range(3)], q.empty(), q.unfinished_tasks, q.queue)
        show("empty", lambda: q.get_nowait())
        show("late", lambda: q.get(timeout=0.01))

    class Loud(queue.Queue):
        def _put(self, item):
            print("put", item)
            super()._put(item)

        def _get(self):
            item = super()._get()
            print("get", item)
            return item

    q = Loud()
    q.put(1)
    q.put(2)
    print(q.get(), q.qsize(), q.queue)
    s = queue.SimpleQueue()
    s.put(1)
    s.put(2)
    print(s.get(), s.qsize(), s.get_nowait(), s.empty())
    show("simple", lambda: s.get(False))


for test in (lines, closed, derived, printed, queues):
    print("--", test.__name__)
    test()
