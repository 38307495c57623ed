def attempt(what, call):
    try:
        print(what, "->", call())
    except Exception as error:
        print(what, "->", type(error).__name__ + ":", error)


d = {"a": 1, "b": 2}
d["c"] = 3
d["a"] = 10
print(d, len(d), d["a"], "a" in d, "z" not in d, d.get("z"), d.get("z", 0), d.get("a", 0))
print(d.keys(), d.values(), d.items(), list(d), list(d.items()), sorted(d.values()))
print(d.setdefault("x", []), d.setdefault("a", 5), d.pop("x"), d.pop("x", "gone"), d.popitem(), d)
d.update({"k": 1}, z=2)
d.update([("p", 1), ["q", 2]])
d.update(r=3)
d |= {"s": 4}
d |= [("t", 5)]
print(d, d | {"a": 0, "new": 1}, {"new": 1} | d)
del d["k"]
print(list(reversed(d)), list(reversed(d.values())), list(reversed(d.items()))[:2])
e = d.copy()
e.clear()
print(e, bool(e), bool(d), d == dict(d), d == {}, {1: 2} == {1.0: 2.0}, {1: [1, {2: 3}]} == {1: [1, {2: 3}]})
print(dict(), dict({"a": 1}), dict([(1, 2)]), dict(a=1, b=2), dict({"a": 1}, a=2), dict(zip("ab", [1, 2])))
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {**{"a": 1}, "b": 2, **{"a": 3}})
print({1: "one", True: "true", 1.0: "float"}, {(1, 2): "tuple"}[1, 2], {None: 1}[None])

attempt("missing", lambda: {}["k"])
attempt("missing int", lambda: {}[1])
attempt("missing tuple", lambda: {}[1, 2])
attempt("pop", lambda: {}.pop("k"))
attempt("popitem", lambda: {}.popitem())
attempt("unhashable", lambda: {}[[]])
attempt("unhashable get", lambda: {}.get({}))
attempt("in", lambda: [] in {})
attempt("dict int", lambda: dict(5))
attempt("dict pairs", lambda: dict([1]))
attempt("dict pairs 2", lambda: dict([(1, 2), (1, 2, 3)]))
attempt("dict two", lambda: dict(1, 2))
attempt("update", lambda: {}.update(1))
attempt("update two", lambda: {}.update(1, 2))
attempt("get none", lambda: {}.get())
attempt("get many", lambda: {}.get(1, 2, 3))
attempt("or", lambda: {} | [])
attempt("lt", lambda: {} < {})
attempt("hash", lambda: hash({}))
attempt("keys hash", lambda: {}.keys()[0])
attempt("attribute", lambda: {}.a)
attempt("fromkeys", lambda: dict.fromkeys())
attempt("keys arg", lambda: {}.keys(1))
attempt("clear arg", lambda: {}.clear(1))


def grow(d):
    for key in d:
        d[key + 1] = 0


def shrink(d):
    for key, value in d.items():
        del d[key]


attempt("grow", lambda: grow({1: 1}))
attempt("shrink", lambda: shrink({1: 1, 2: 2}))
changed = {1: 1, 2: 2}
for key in changed:
    changed[key] += 10
print(changed)
recursive = {"k": 1}
recursive["self"] = recursive
recursive["list"] = [recursive]
print(recursive)
view = d.keys()
d["later"] = 1
print(len(view), "later" in view, ("later", 1) in d.items(), ("later", 2) in d.items(), 1 in d.values())
print({1: 2}.keys() & {1, 3}, {1: 2}.keys() | {5}, {1: 2}.items() - {(1, 2)}, {1: 2}.keys() ^ {1, 2})
print({1: 2}.keys() == {1: 3}.keys(), {1: 2}.items() == {1: 2}.items(), {1: 2}.values() == {1: 2}.values())
print({1: 2}.keys() <= {1: 2, 3: 4}.keys(), {1: [2]}.items() == {1: [2]}.items(), {1: 2}.keys().isdisjoint([2]))
big = {}
for n in range(1000):
    big[n * 7 % 1000] = n
for n in range(0, 1000, 2):
    del big[n]
print(len(big), list(big)[:5], list(big.items())[-2:], sum(big.values()))
big[0] = "again"
print(list(big)[-1], big.popitem())


class Default(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]


class Plain(dict):
    def total(self):
        return sum(self.values())


m = Default(a=1)
print(m["a"], m[4], m[4], m, m.get(7), 7 in m, len(m), isinstance(m, dict))
p = Plain({"x": 1})
p["y"] = 2
p.update(z=3)
print(p, p.total(), p == {"x": 1, "y": 2, "z": 3}, sorted(p), p.copy(), list(p.items()))
