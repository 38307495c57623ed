import contextlib, cProfile, io, os, pstats, re, tempfile

path = os.path.join(tempfile.mkdtemp(), "figures")

def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def helper(n): return sum(i * i for i in range(n))
def main():
    fib(10); helper(100); [helper(i) for i in range(5)]
def norm(t): return re.sub(r"\d+\.\d\d\d", "T", t)
def show(f, *a, **k):
    if hasattr(getattr(f, "__self__", None), "stream"): f.__self__.stream = io.StringIO(); s = f.__self__.stream; f(*a, **k); print(norm(s.getvalue())); return
    s = io.StringIO()
    with contextlib.redirect_stdout(s): f(*a, **k)
    print(norm(s.getvalue()))
show(cProfile.run, "main()", sort="name")
show(cProfile.run, "fib(5)", None, "stdname")
show(cProfile.runctx, "fib(n)", {"fib": fib, "n": 3}, {}, sort="stdname")
pr = cProfile.Profile(); pr.enable(); main(); pr.disable()
ps = pstats.Stats(pr).strip_dirs().sort_stats("name")
show(ps.print_callers); show(ps.print_callees); show(ps.print_callers, "fib"); show(ps.print_callees, "main", 1)
show(ps.print_stats, "fib|helper"); show(ps.print_stats, 3); show(ps.print_stats, .2); show(ps.print_stats, "profile", 2)
print(ps.total_calls, ps.prim_calls, len(ps.stats))
p2 = cProfile.Profile(); print(p2.runcall(fib, 5)); print(sorted((str(e.code.co_name) if hasattr(e.code, "co_name") else e.code, e.callcount, e.reccallcount, e.calls and [(c.callcount, c.reccallcount) for c in e.calls]) for e in p2.getstats()))
p3 = cProfile.Profile().run("fib(4)"); show(p3.print_stats, "stdname")
p3.dump_stats(path); st = pstats.Stats(path); print(st.total_calls)
fp = st.get_stats_profile(); print(sorted(fp.func_profiles), fp.func_profiles["fib"].ncalls)
with cProfile.Profile() as p4: fib(3)
show(pstats.Stats(p4).strip_dirs().sort_stats(pstats.SortKey.NAME).print_stats)
show(pstats.Stats(p4).strip_dirs().sort_stats(pstats.SortKey.NAME).print_callers)
