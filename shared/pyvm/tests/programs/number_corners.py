# Powers, members and texts at the ends of what numbers can be.


def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for action in (
    lambda: (-3) ** 12345678.5, lambda: (-1e300) ** 2.5, lambda: (1e200 + 1j) ** 2.5, lambda: 0.0 ** float("-inf"),
    lambda: 0.0 ** -1, lambda: False ** -2.0, lambda: complex("-"), lambda: complex("+"), lambda: complex("-j"),
    lambda: complex("1e5"), lambda: complex(float("nan"), float("nan")), lambda: 10**30 in b"abc", lambda: 97 in b"abc",
    lambda: 256 in b"abc", lambda: None in b"abc", lambda: (2 + 3j) ** 2,
):
    show(action)
