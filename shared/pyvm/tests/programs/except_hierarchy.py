"""Which handler catches which exception."""

def boom(kind):
    if kind == 0:
        return [1][5]
    if kind == 1:
        return {}[5]
    if kind == 2:
        return 1 % 0
    if kind == 3:
        return 10.0 ** 400
    if kind == 4:
        return int("z")
    if kind == 5:
        return None + 1
    if kind == 6:
        return None.name
    if kind == 7:
        return nowhere
    if kind == 8:
        assert kind < 8, "eight"
    if kind == 9:
        return "é".encode("ascii")
    if kind == 10:
        try:
            import no_such_module
        except ImportError:
            raise
    if kind == 11:
        return next(iter(()))
    if kind == 12:
        return boom(12)

groups = [LookupError, ArithmeticError, ValueError, NameError, RuntimeError, ImportError]
for kind in range(13):
    try:
        boom(kind)
    except tuple(groups) as error:
        caught = [group.__name__ for group in groups if isinstance(error, group)]
        print(kind, type(error).__name__, caught)
    except Exception as error:
        print(kind, type(error).__name__, "(other)", error.args)
try:
    raise KeyboardInterrupt
except Exception:
    print("not an Exception")
except BaseException as error:
    print("BaseException", type(error).__name__)
try:
    raise SystemExit(2)
except SystemExit as error:
    print("exit", error.code)
for name in ("IndexError", "RecursionError", "UnicodeEncodeError", "FileNotFoundError", "StopIteration"):
    kind = {"IndexError": IndexError, "RecursionError": RecursionError, "UnicodeEncodeError": UnicodeEncodeError,
            "FileNotFoundError": FileNotFoundError, "StopIteration": StopIteration}[name]
    print([base.__name__ for base in kind.__mro__])
