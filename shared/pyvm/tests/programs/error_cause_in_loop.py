import sys

def check(value):
    if value < 0:
        raise ValueError(f"negative: {value}")
    return value ** 0.5

for value in (4, 9, -1):
    try:
        print(check(value))
    except ValueError as error:
        print("problem:", error)
        raise RuntimeError("stopped") from error
    finally:
        print("done with", value)
