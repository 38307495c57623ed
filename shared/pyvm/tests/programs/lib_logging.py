# logging to standard output: levels, formats, the tree of loggers, threads.
import logging
import sys
import threading

logging.basicConfig(
    level=logging.INFO, format="%(levelname)-8s [%(threadName)s] %(name)s: %(message)s", stream=sys.stdout
)
logging.debug("hidden")
logging.info("shown %d of %s", 1, "many")
logging.warning("no arguments: 100%")
logging.log(logging.ERROR, "by %(key)s", {"key": "name"})
log = logging.getLogger("app.part")
log.info("from a part")
log.setLevel("ERROR")
log.info("hidden")
log.error("an error")
print(
    log.name,
    log.parent.name,
    log.getEffectiveLevel(),
    log.isEnabledFor(logging.INFO),
    logging.getLogger("app.part") is log,
)
app = logging.getLogger("app")
print(
    log.parent is app,
    app.parent is logging.getLogger(),
    app.getChild("part") is log,
    app,
    logging.getLogger(),
)
logging.basicConfig(level=logging.DEBUG)
print(
    logging.getLogger().level,
    logging.getLevelName(30),
    logging.getLevelName("INFO"),
    logging.getLevelName(35),
)


def work():
    logging.info("in a thread")


t = threading.Thread(target=work, name="worker-1")
t.start()
t.join()

handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("{name}|{levelname}|{message}", style="{"))
handler.setLevel(logging.WARNING)
app.addHandler(handler)
app.warning("twice")
app.propagate = False
app.warning("once")
app.info("not by this handler")
app.removeHandler(handler)
app.propagate = True


class Collect(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append((record.levelno, record.getMessage(), record.funcName, record.name))


collect = Collect()
own = logging.getLogger("own")
own.propagate = False
own.setLevel(logging.DEBUG)
own.addHandler(collect)
own.addFilter(lambda record: "secret" not in record.getMessage())
own.debug("a %s", "b")
own.critical("secret")
own.critical("c")
print([line[:2] for line in collect.lines])
try:
    1 / 0
except ZeroDivisionError:
    own.exception("failed")
    handler.setFormatter(logging.Formatter("%(message)s"))
    record = own.makeRecord("own", 40, "f.py", 3, "text", (), sys.exc_info())
    lines = handler.format(record).splitlines()
    print(lines[0], lines[1], lines[-1], record.filename, record.lineno)
print(collect.lines[-1][1], own.handlers == [collect], own.hasHandlers())
print(len(logging.Formatter("%(asctime)s", "%H:%M").format(own.makeRecord("n", 20, "f", 1, "m", (), None))))
logging.LoggerAdapter(logging.getLogger("adapted"), {"k": 1}).warning("adapted")
try:
    log.setLevel("LOUD")
except ValueError as error:
    print("ValueError:", error)
logging.disable(logging.CRITICAL)
logging.critical("disabled")
logging.disable(logging.NOTSET)
logging.getLogger("quiet").addHandler(logging.NullHandler())
print("end")
