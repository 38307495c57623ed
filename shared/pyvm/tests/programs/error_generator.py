def readings():
    yield 4
    yield 2
    yield 0
    yield 1

def inverses(values):
    for value in values:
        yield 8 // value

for inverse in inverses(readings()):
    print(inverse)
