def step(n):
    if n == 0:
        raise LookupError("bottom")
    try:
        step(n - 1)
    except LookupError as error:
        print("seen at", n)
        raise

step(3)
