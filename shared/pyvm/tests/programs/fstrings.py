name, n, x, items = "Ada", 42, 3.14159, [1, "two"]
print(f"{name}", f"{name!r}", f"{n}{x}", f"a{n}b{x}c", f"{{{n}}}", f"{{}}", f"", f"plain")
print(f"{n=}", f"{n = }", f"{name=}", f"{x=:.2f}", f"{name=!s}", f"{n + 1=}", f"{(n)=}", f"{ n  =  }", f"{items=}", f"{x=!r:>10}")
w, p = 10, 3
print(f"[{x:{w}.{p}f}]", f"[{name:>{w}}]", f"[{name:{'*'}^{w}}]", f"[{n:{'0'}{w}}]", f"{n:{''}}", f"{x:{w}}")
print(f"{n:d} {n:5d} {n:<5d}| {n:^5d}| {n:05d} {n:+d} {n: d} {n:x} {n:X} {n:#x} {n:o} {n:#o} {n:b} {n:#b} {n:c} {n:,} {n:_}")
print(f"{-n:d} {-n:5d} {-n:<6d}| {-n:^6d}| {-n:06d} {-n:+d} {-n: d} {-n:x} {-n:#X} {-n:#b} {-n:=6}")
print(f"{1234567:,} {1234567:_} {-1234567:,} {1234567:12,} {1234567:012,} {1234567:_x} {0xffffffff:_b} {12345:010,} {1234.5:,} {1234567.891:,.2f} {1234567.891:020,.2f}")
print(f"{x:f} {x:.2f} {x:.0f} {x:10.3f} {x:<10.3f}| {x:+.1f} {x:010.2f} {x:e} {x:.2e} {x:E} {x:g} {x:.3g} {x:G} {x:%} {x:.1%} {x:.3} {x:10} {x:#.0f}")
print(f"{0.00001:g} {1e20:g} {123456789.0:g} {0.0001:g} {1e-10:f} {1e300:.3e} {100.0:g} {100.0:#g} {1e6:.6g} {1e5:.3} {12.0:.3} {0.5:.0f} {1.5:.0f} {2.5:.0f} {-0.0:f} {-0.4:.0f} {0.0:g}")
print(f"{name:s} {name:5s}| {name:>5} {name:^7}| {name:*<7} {name:.2} {name:>6.1}| {name:<5}| {name:05} {'':5}| {'é':>3}")
print(f"{True} {True:d} {True:5} {False:>6} {None} {[1, 2]} {(1,)} {True!s:>6} {None!s:<6}| {None!r:^6}")
print(f"{float('inf')} {float('-inf'):8} {float('nan'):>5} {float('inf'):08.2f} {float('inf'):F} {float('nan'):+} {float('inf'):%}")
print(f"{10 ** 25:,} {10 ** 25:x} {-10 ** 25:e} {2 ** 64:_} {10 ** 20:30} {10 ** 20:.3g}")
print(f"{'a' if n else 'b'} {[i for i in range(3)]} {items[0]} {items[1]!r} {len(name):>3} {n > 40} {name + '!'} {f'{n}'} {f'{name:>{n - 38}}'}")
print(f"{name}" "plain" f"{n}", f'{"nested"}', f"""{
    n
}""", rf"\n{n}", f"\n{n}".join(["", ""]), f"{n:>{w}}{x:.{p}}")
print(f"{n!r:>5}", f"{n:>5}{n:<5}|", f"{1:>3}{2:>3}", f"{'x':-^9}", f"{3:=+5}", f"{-3:x<5}", f"{2:é>4}")
print(f"{-0.0:z.1f} {-0.04:z.1f} {0.04:z.1f} {1.5:z}")
