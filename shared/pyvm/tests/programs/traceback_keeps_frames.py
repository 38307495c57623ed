import sys, gc, weakref

gc.collect()


class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)

def inner(t):
    x = T("inner-x")
    y = T("inner-y")
    raise ValueError("boom")

def outer():
    o = T("outer-o")
    inner(T("arg"))

print("A")
try:
    outer()
except ValueError as e:
    print("caught", e)
print("after except")

def catcher():
    try:
        outer()
    except ValueError:
        print("in catcher")
    print("leaving")
catcher()
print("B: kept")
saved = []
def keeper():
    k = T("keeper-k")
    try:
        outer()
    except ValueError as e:
        saved.append(e)
    l = T("keeper-l")
    return 5
def above():
    a = T("above")
    keeper()
    b = T("above-b")
above()
print("saved")
saved.clear()
print("cleared")

def leak():
    big = T("big")
    try:
        raise KeyError("k")
    except KeyError as e:
        err = e
leak()
print("leaked")
print(gc.collect())
print("collected")

def ref(o):
    raise RuntimeError
o = object()
p = []
print(sys.getrefcount(p))
try:
    ref(p)
except RuntimeError as e:
    print(sys.getrefcount(p), sys.getrefcount(e))
print(sys.getrefcount(p))

def gen():
    g = T("gen-local")
    yield 1
    raise IndexError("in gen")
try:
    for i in gen(): print(i)
except IndexError as e:
    print("gen error")
print("after gen")

try:
    try:
        inner(T("arg2"))
    except ValueError as e:
        raise KeyError("from") from e
except KeyError as f:
    print("chain", repr(f.__cause__))
print("after chain")
def rer():
    r = T("rer")
    try:
        inner(T("a3"))
    except ValueError:
        print("reraise")
        raise
try:
    rer()
except ValueError as e:
    print("got")
    e.__traceback__ = None
    print("cleared tb")
print("end")
def loop():
    for i in range(3):
        t = T(i)
        try:
            inner(t)
        except ValueError as e:
            print("loop", i)
    print("loop end")
loop()
w = None
def wk():
    global w
    t = T("wk")
    w = weakref.ref(t)
    raise ValueError
try:
    wk()
except ValueError:
    print(w() is not None)
print(w() is None)
err = None
try:
    wk()
except ValueError as e:
    err = e
print(w() is not None)
err = err.with_traceback(None)
print(w() is None)
import threading
def worker():
    z = T("thread-z")
    try:
        inner(T("ta"))
    except ValueError as e:
        holder.append(e)
holder = []
th = threading.Thread(target=worker); th.start(); th.join()
print("joined", len(holder))
holder.pop()
print("done")
