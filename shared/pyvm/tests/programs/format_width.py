"""The format mini-language."""

print(f"[{'left':<8}] [{'right':>8}] [{'mid':^8}] [{'fill':*^10}] [{'cut':.2}] [{'both':>6.3}] [{'':-<5}]")
for value in (0, 7, -42, 1234567):
    print(f"{value:d}|{value:6d}|{value:<6d}|{value:^+9d}|{value:06d}|{value:,}|{value:_}|{value: d}|{value:x}|{value:#b}|{value:#o}|{value:X}")
for value in (0.0, 3.14159, -2.5, 1234567.891, 1e-7, 1e22, 2 / 3):
    print(f"{value:f}|{value:.2f}|{value:10.3f}|{value:e}|{value:.1e}|{value:g}|{value:.3g}|{value:,.2f}|{value:+.1f}|{value:%}|{value:.0%}|{value:08.2f}|{value}")
print(f"{True} {True:d} {None} {[1, 'a']} {(1,)} {{'k'}} {'x' * 3} {3 + 4:>5}")
width, places, fill = 12, 3, "~"
print(f"{3.14159:{width}.{places}f}|{'text':{fill}^{width}}|{42:{'>'}{5}}|{1/3:.{places + 1}}")
name, n = "Ann", 3
print(f"{name=} {n = } {n*2=:>4} {name!r:>7} {name!s} {'é'!a}")
print(f"{name.upper()} {name[0]} {[i for i in range(n)]} {'yes' if n else 'no'} {(lambda x: x + 1)(n)} {len(name):02}")
print(f"nested {f'{n:0{n}}'} {'quote' + "s"} {{literal}} {n}%")
print("{} {} {}".format(1, "two", 3.0), "{1} {0} {1}".format("a", "b"), "{x}-{y:>4}".format(x=1, y=2), "{0[1]} {1.real}".format([5, 6], 7))
print("{:>{}}|{:{w}}|{{}}".format("r", 5, "l", w=4), "{!r:^9}".format("c"), "{0:.2f} {0:5}".format(2.5), format(255, "#x"), format("s", ">3"))
print("%d %5d|%-5d|%05d %+d %x %o %%" % (1, 2, 3, 4, 5, 255, 8), "%s %r %10s|%-6s|%.2s" % ("a", "b", "c", "d", "efg"), "%.2f %8.3f %e %g %c" % (1.005, 2.5, 12345.678, 0.0001, "z"))
print("%(name)s is %(n)03d" % {"name": name, "n": n}, "%s" % (1,), "%s %s" % ([1], {}), "%*d" % (6, 42), "%i%%" % 5)
for action in (lambda: f"{'a':d}", lambda: f"{1.5:d}", lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "{} {}".format(1), lambda: "{x}".format(y=1), lambda: f"{3:.2d}", lambda: "{".format(), lambda: f"{1:zz}", lambda: f"{None:>5}"):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
