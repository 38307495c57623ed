def check(x):
    assert x > 0, f"x is {x}"

for i in (2, 1, 0):
    check(i)
    print(i)
