"""Modules of which programs need a function or two."""

import calendar
import codecs
import contextvars
import graphlib
import html
import io
import keyword
import logging
import logging.handlers
import queue
import reprlib
import sched
import shlex
import stat
import threading
import types
from pathlib import Path, PurePath

events = sched.scheduler()
events.enter(0.002, 1, print, ("second",))
events.enter(0.001, 2, print, ("first",), {"end": "!\n"})
events.cancel(events.enter(9, 1, print))
print(len(events.queue))
events.run()

variable = contextvars.ContextVar("variable", default=1)
token = variable.set(2)
context = contextvars.copy_context()
variable.reset(token)
print(variable.get(), context[variable], context.run(variable.get))
thread = threading.Thread(target=lambda: print(variable.get()))
thread.start()
thread.join()

order = graphlib.TopologicalSorter({"d": ["b", "c"], "b": ["a"], "c": ["a"]})
print(list(order.static_order()))
try:
    graphlib.TopologicalSorter({1: [2], 2: [1]}).prepare()
except graphlib.CycleError as error:
    print(error)

print(calendar.month(2024, 2), calendar.isleap(2024), calendar.monthrange(2023, 2)[1], calendar.day_name[0])
print(keyword.iskeyword("for"), len(keyword.kwlist), stat.filemode(0o100644), stat.S_ISDIR(0o40755))
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}))
print(shlex.split("a 'b c' d\\ e \"f g\"h"), shlex.quote("it's"), shlex.join(["a", "b c"]))
print(html.escape("<a href='x'>&"), html.unescape("&lt;&#65;&eacute;"), codecs.encode("abc", "rot13"))
print(types.MethodType(lambda self, n: self * n, 3)(4), io.BytesIO(b"abc").getbuffer().nbytes)

text = io.StringIO()
handler = logging.StreamHandler(text)
log = logging.getLogger("example")
log.propagate = False
records = queue.Queue()
sender = logging.handlers.QueueHandler(records)
log.addHandler(sender)
listener = logging.handlers.QueueListener(records, handler)
listener.start()
log.warning("by way of %s", "a queue")
listener.stop()
log.removeHandler(sender)
memory = logging.handlers.MemoryHandler(3, target=handler)
log.addHandler(memory)
log.warning("kept")
print(repr(text.getvalue()))
log.error("all")
print(repr(text.getvalue()), memory)

path = PurePath("/a/b/c.tar.gz")
print(path.relative_to("/a"), path.is_relative_to("/b"), path.suffixes, path.match("*.gz"), path.full_match("/a/**/*.gz"))
print(path.with_stem("d"), path.root, path.anchor, Path("x") / "y", path.as_posix(), sorted([Path("b"), Path("a")]))
try:
    path.relative_to("/q")
except ValueError as error:
    print(error)
