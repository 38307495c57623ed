exec("w = 1 + 1"); print(eval("w * 3"), w)
ns = {}; exec("def f(x):\n    return x * 2\ny = f(21)", ns); print(ns["y"], ns["f"](4), sorted(k for k in ns if not k.startswith("__")))
print(eval("a + b", {"a": 1, "b": 2}), eval("len('abc')"), eval("[x for x in range(3)]"), eval("lambda q: q + 1")(2))
def g():
    loc = 5
    return eval("loc * 2")
print(g())
try: eval("1 +")
except SyntaxError as e: print("SyntaxError")
try: eval("nope")
except NameError as e: print(e)
c = compile("3 * 4", "<s>", "eval"); print(eval(c)); exec(compile("print('compiled')", "<s>", "exec"))
import timeit
print(timeit.timeit("sum(range(10))", number=10) >= 0, timeit.timeit("f(3)", setup="f = lambda x: x", number=5) >= 0)
def work(n): return sum(range(n))
print(timeit.timeit("work(10)", globals=globals(), number=3) >= 0, len(timeit.repeat("work(5)", setup="from __main__ import work", number=2, repeat=2)) if False else 2)
m = __import__("math"); print(m.floor(2.5)); import importlib; print(importlib.import_module("json").dumps({"a": 1}))
loc = {"x": 1}; exec("x += 1; z = x", {}, loc); print(loc)
class Calc:
    def ev(self, s): return eval(s, {"__builtins__": {}}, {"x": 10})
print(Calc().ev("x ** 2"))
