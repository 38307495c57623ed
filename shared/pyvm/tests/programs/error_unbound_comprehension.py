def f():
    values = [zz for zz in range(3)]
    if values:
        print(values)
        print(zz)
    zz = 1
f()
