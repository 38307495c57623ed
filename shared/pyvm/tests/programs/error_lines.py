def f(
    a,
    b,
):
    total = (
        a +
        b
    )
    return total

print(f(
    1,
    2,
))
result = [
    f(x,
      None)
    for x in range(3)
    if x >= 0
]
