# The private module that CPython 3.13 has for other interpreters.

import _interpreters


def refused(call, *arguments):
    try:
        call(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    other = _interpreters.create()
    print(other, _interpreters.get_current(), _interpreters.get_main(), _interpreters.list_all())
    print(_interpreters.exec(other, "x = 1\ndef f(a):\n    return a / 0"), flush=True)
    print(_interpreters.exec(other, "x += 1; print(x, __name__, flush=True)"))
    print(_interpreters.exec(other, "f(x)"))
    print(_interpreters.exec(other, "raise KeyError('key')").errdisplay)
    print(_interpreters.run_string(other, "class Odd(Exception): pass\nraise Odd('a', 1)").formatted)
    print(_interpreters.exec(other, "import sys; sys.exit(3)").type.__name__)
    print(_interpreters.exec(other, "assert x == 3").formatted, flush=True)
    _interpreters.set___main___attrs(other, {"a": 1, "b": (1, "x", None, 2.5, b"y")})
    _interpreters.exec(other, "print(a, b, flush=True)")
    for value in [1, None, "text", (1, [2]), [1], {}]:
        print(_interpreters.is_shareable(value), refused(_interpreters.set___main___attrs, other, {"a": value}))
    print(_interpreters.is_running(other), _interpreters.is_running(0))
    print(refused(_interpreters.exec, 0, "print(1)"), flush=True)
    _interpreters.exec(
        other,
        """
import threading
import time

def late():
    time.sleep(0.02)
    print("late", flush=True)

print(threading.current_thread().daemon)
threading.Thread(target=late).start()
try:
    threading.Thread(target=late, daemon=True)
except RuntimeError as error:
    print(error, flush=True)
""",
    )
    _interpreters.destroy(other)
    print(refused(_interpreters.exec, other, "1"), refused(_interpreters.destroy, 0), sep="\n")
