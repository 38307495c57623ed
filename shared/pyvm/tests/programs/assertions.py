assert True
assert 1 < 2 < 3, "fine"
assert [0], f"{1 / 1}"
def check(x):
    assert x is not None and x > 0, "not " + str(x)
    return x
print(check(1))
assert not False or 1 / 0
assert (1, "a tuple is true") == (1, "a tuple is true")
print("done")
