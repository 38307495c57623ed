import contextlib, io, sys, os, time, warnings
@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try: yield name.upper()
    except ValueError as e: print("swallowed", e)
    finally: print(f"</{name}>")
with tag("a") as A, tag("b"): print(A); raise ValueError("v")
with contextlib.suppress(KeyError, ZeroDivisionError): 1 / 0
buf = io.StringIO()
with contextlib.redirect_stdout(buf): print("hidden")
print(repr(buf.getvalue()))
with contextlib.ExitStack() as st:
    for i in range(3): st.callback(print, "cb", i)
    st.enter_context(tag("c")); print("in")
with contextlib.closing(io.StringIO("x")) as f: print(f.read())
with contextlib.nullcontext(5) as n: print(n)
class D(contextlib.ContextDecorator):
    def __enter__(self): print("enter"); return self
    def __exit__(self, *exc): print("exit", exc[0]); return False
@D()
def fn(): print("fn")
fn()
@contextlib.contextmanager
def timer(label):
    t0 = time.perf_counter(); yield (lambda: time.perf_counter() - t0); print(label, "done")
with timer("x") as el: pass
print(el() < 1)
with (tag("p1") as p1, tag("p2") as p2): print(p1, p2)
