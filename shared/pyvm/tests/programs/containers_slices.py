def attempt(what, call):
    try:
        print(what, "->", call())
    except Exception as error:
        print(what, "->", type(error).__name__ + ":", error)


for value in [[0, 1, 2, 3, 4, 5], (0, 1, 2, 3, 4, 5), "abcdef", "àbçdéf", b"abcdef", range(0, 12, 2)]:
    print(value[1:3], value[:2], value[4:], value[-2:], value[:-4], value[::2], value[::-1], value[4:1:-1], value[5:1])
    print(value[-100:100], value[100:], value[::100], value[-1], value[:], value[1:10**30], value[-10**30:2], value[::-3])

a = list(range(10))
a[2:4] = "xyz"
print(a)
a[0:0] = [100]
a[len(a):] = [200]
print(a)
a[::2] = range(len(a[::2]))
print(a)
a[5:2] = ["here"]
print(a)
a[:] = a[::-1]
print(a)
a[1:3] = []
del a[0]
del a[-1]
del a[1:3]
print(a)
del a[::2]
print(a)
b = list(range(20))
del b[15:2:-3]
print(b)
del b[:]
print(b)
c = [1, 2, 3]
c[1:1] = c
print(c)
c[::-1] = c
print(c)

attempt("step", lambda: [1][::0])
attempt("str", lambda: [1]["a":])
attempt("float", lambda: [1][1.5:])
attempt("str index", lambda: "abc"["x"])
attempt("str far", lambda: "abc"[3])
attempt("bytes far", lambda: b"abc"[3])
attempt("range far", lambda: range(3)[3])
attempt("tuple far", lambda: (1,)[-2])
attempt("bytes str", lambda: b"abc"["x"])
attempt("int", lambda: (5)[0])
attempt("dict slice", lambda: {}[1:2])
attempt("set", lambda: {1}[0])


def assign(target, index, value):
    target[index] = value
    return target


def delete(target, index):
    del target[index]
    return target


attempt("extended", lambda: assign([1, 2, 3], slice(None, None, 2), [1, 2, 3]))
attempt("not iterable", lambda: assign([1, 2, 3], slice(0, 1), 5))
attempt("not iterable extended", lambda: assign([1, 2, 3], slice(0, 3, 2), 5))
attempt("far", lambda: assign([1], 1, 0))
attempt("tuple", lambda: assign((1,), 0, 0))
attempt("string", lambda: assign("a", 0, "b"))
attempt("index", lambda: assign([1], "x", 0))
attempt("delete far", lambda: delete([1], 1))
attempt("delete tuple", lambda: delete((1,), 0))
attempt("delete key", lambda: delete({}, "k"))
attempt("delete str", lambda: delete("ab", 0))
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(6), slice(3), slice(None) == slice(None, None), [1, 2, 3][slice(1, None)])
print("abc"[1], "àbç"[-1], b"abc"[0], range(10)[3], range(10)[-1], (1, 2)[1])
first, *rest = [1, 2, 3]
*start, last = "xyz"
a, *middle, b = range(5)
print(first, rest, start, last, a, middle, b)
(x, y), z = [1, 2], 3
print(x, y, z)


def unpack(value):
    a, b = value
    return a, b


def unpack_rest(value):
    a, *b, c = value
    return a, b, c


attempt("few", lambda: unpack([1]))
attempt("many", lambda: unpack((1, 2, 3)))
attempt("many str", lambda: unpack("abc"))
attempt("none", lambda: unpack(None))
attempt("dict", lambda: unpack({1: 2, 3: 4}))
attempt("gen", lambda: unpack(n for n in range(2)))
attempt("gen many", lambda: unpack(n for n in range(5)))
attempt("rest few", lambda: unpack_rest([1]))
attempt("rest int", lambda: unpack_rest(5))
attempt("rest", lambda: unpack_rest({1: 2, 3: 4, 5: 6}))
