# Threads as objects: names, states, errors, and what join and daemon mean.
import threading
import time


def work():
    pass


print(threading.current_thread().name, threading.main_thread() is threading.current_thread())
print(threading.active_count(), [t.name for t in threading.enumerate()])

t = threading.Thread(target=work)
print(t.name, t.daemon, t.ident, t.is_alive(), repr(t))
try:
    t.join()
except RuntimeError as error:
    print("join:", error)
t.start()
t.join()
print(t.is_alive(), t.ident is not None, repr(t).replace(str(t.ident), "N"))
for attempt in (t.start, threading.current_thread().join):
    try:
        attempt()
    except RuntimeError as error:
        print("error:", error)

gate = threading.Event()


def waits(results, *, label):
    gate.wait()
    results.append((label, threading.current_thread().name, threading.current_thread().daemon))


results = []
t = threading.Thread(target=waits, args=(results,), kwargs={"label": "a"}, name="worker", daemon=True)
t.start()
print(t.is_alive(), threading.active_count(), sorted(x.name for x in threading.enumerate()))
try:
    t.daemon = False
except RuntimeError as error:
    print("error:", error)
print(t.join(0.01), t.is_alive())
t.name = "renamed"
print(repr(t).replace(str(t.ident), "N"))
gate.set()
t.join()
print(results, threading.active_count())


class Squares(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n**2


threads = [Squares(n) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print([t.result for t in threads], [t.name for t in threads])
print(threading.Thread(target=lambda: None).name, threading.Thread(target=print).name)
print(threading.Thread(name="given", target=work).getName(), threading.Thread(daemon=True).isDaemon())


class Forgot(threading.Thread):
    def __init__(self):
        pass


try:
    Forgot().start()
except RuntimeError as error:
    print("error:", error)

try:
    threading.Thread(group=1)
except AssertionError as error:
    print("error:", error)


def child():
    inner = threading.Thread(target=work)
    results.append(inner.daemon)


results = []
for daemon in (True, False):
    t = threading.Thread(target=child, daemon=daemon)
    t.start()
    t.join()
print(results)


def quits():
    raise SystemExit(3)


t = threading.Thread(target=quits)
t.start()
t.join()
print("after SystemExit", t.is_alive())

done = []
timer = threading.Timer(0.01, lambda *args, **kwargs: done.append((args, kwargs)), [1, 2], {"k": 3})
timer.start()
timer.join()
cancelled = threading.Timer(60, done.append, ["never"])
cancelled.start()
cancelled.cancel()
cancelled.join()
print(done, timer.name)

print(threading.get_ident() == threading.current_thread().ident, threading.get_native_id() > 0)
print([type(x).__name__ for x in (t, timer, threading.main_thread())])


def report(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)


def fails():
    raise ValueError("no")


threading.excepthook = report
t = threading.Thread(target=fails, name="failing")
t.start()
t.join()
print("end")
