def attempt(what, call):
    try:
        print(what, "->", call())
    except Exception as error:
        print(what, "->", type(error).__name__ + ":", error)


s = {1, 2, 3}
t = s.copy()
t.add(4)
print(s < t, s <= s, s < s, t > s, t >= t, s == {3, 2, 1}, s != t, s == frozenset([1, 2, 3]), s == [1, 2, 3])
print(s.issubset([1, 2, 3, 4]), s.issuperset([1]), s.isdisjoint([9]), s.isdisjoint({3}))
print(2 in s, 9 in s, frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])})
attempt("remove", lambda: s.remove(9))
attempt("discard", lambda: s.discard(9))
attempt("pop", lambda: set().pop())
attempt("add", lambda: s.add([]))
attempt("add dict", lambda: s.add({}))
attempt("in", lambda: [] in s)
attempt("set", lambda: set(5))
attempt("set two", lambda: set(1, 2))
attempt("union", lambda: s.union(5))
attempt("or", lambda: s | [1])
attempt("ior", lambda: s.__len__())
attempt("lt", lambda: s < [1])
attempt("lt int", lambda: s < 5)
attempt("add none", lambda: s.add())
attempt("hash", lambda: hash({1}))
attempt("sub", lambda: s - 1)
attempt("frozen add", lambda: frozenset().add(1))
attempt("subscript", lambda: s[0])
s.update([7], (8,), {9: 1})
s.difference_update([7], {8})
s.intersection_update({1, 2, 3, 9})
s.symmetric_difference_update({3, 10})
print(s, len(s), bool(set()), bool({0}))
s.clear()
print(s, set("aaa"), frozenset("b"))


def grow(numbers):
    for number in numbers:
        numbers.add(number + 100)


attempt("grow", lambda: grow({1}))
print(sorted({"b", "a", "c"}), max({3, 9, 4}), sum({1, 2, 3}), [*{5}], len({*[1, 2], *(2, 3)}))
f = frozenset([1, 2])
print({f: "x"}[frozenset([2, 1])], f | {3}, f & {1}, f - {1}, f ^ {1, 9}, f.copy() is f, frozenset(f) is f)
s = {1}
u = s
s |= {2}
print(u is s, u)
f |= {3}
print(f, type(f), type({1} | frozenset([2])), type(frozenset([2]) | {1}))
print(set(), {1, (2, "x")} == {(2, "x"), 1}, set([1]) == {1: 2}.keys(), {1: 2}.keys() == {1}, {1: 2}.items() <= {(1, 2), (3, 4)})
