# Complex numbers: a small Mandelbrot set, operators, errors, `cmath`.
W, H, N = 24, 10, 40
def row(y):
    out = ""
    for x in range(W):
        c = complex(-2 + 3 * x / W, -1 + 2 * y / H); z = 0j
        for n in range(N):
            z = z * z + c
            if abs(z) > 2: break
        out += " .:-=+*#%@"[n * 9 // (N - 1)]
    return out
if __name__ == "__main__":
    print("\n".join([row(y) for y in range(H)]))
    print((1+2j)*(3-1j), (1+2j)/(3-4j), (1+2j)**2, 2**(1j), abs(3+4j), -(1+1j), (1+2j).conjugate(), 1j*1j, complex("1+2j"), complex(2), 1+0j == 1, hash(1+0j)==hash(1), f"{1+2j:.2f}", repr(-0.0+1j), complex(1,-0.0), bool(0j), (1e20+1j), 3j.imag, type(2j), isinstance(1j, complex), {1j: 2}, sum([1j, 2]), (2+3j) == (2+3j), [1j], round(abs(1+1j), 4))
    try: 1j < 2j
    except TypeError as e: print(e)
    try: 1j // 2
    except TypeError as e: print(e)
    try: 1j / 0
    except ZeroDivisionError as e: print(e)
    try: float(1j)
    except TypeError as e: print(e)
    try: int(1j)
    except TypeError as e: print(e)
    import cmath
    print(cmath.sqrt(-1), cmath.phase(1j), cmath.exp(1j * cmath.pi).real, cmath.polar(1j))
    print((-8) ** 0.5, round(abs((-8) ** (1 / 3)), 9))
