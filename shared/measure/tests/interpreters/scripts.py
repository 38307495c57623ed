# Scripts in another interpreter: one `__main__` for all of them, and errors that come back in words.

from textwrap import dedent

from concurrent import interpreters


def failure(interpreter, script):
    try:
        interpreter.exec(script)
    except interpreters.ExecutionFailed as error:
        return error
    return None


if __name__ == "__main__":
    x = "of the first interpreter"
    other = interpreters.create()
    other.exec("x = 1\ndef tell():\n    return x")
    other.exec("x += 1; print(tell(), __name__)")
    other.exec("def tell_more():\n    return later, tell()")
    other.exec("later = 'set by the third script'; print(tell_more())")
    print(x)
    other.exec(
        dedent(
            """
            import math
            from collections import Counter

            class Point:
                def __init__(self, x, y):
                    self.x, self.y = x, y

                def length(self):
                    return math.hypot(self.x, self.y)

            print(Point(3, 4).length(), Counter("abca").most_common(1), Point.__module__)
            """
        )
    )
    other.prepare_main({"a": 1}, b=(None, True, 2.5, "text", b"bytes", (1, ())))
    other.exec("print(a, b)")
    for wrong in ([1], {"key": 1}, {1}, (1, [2])):
        try:
            other.prepare_main(a=wrong)
        except interpreters.NotShareableError as error:
            print("NotShareableError:", error)
    other.exec("print(a)")

    print(failure(other, "def half():\n    return 1 / 0\n\nhalf()"))
    print(repr(failure(other, "raise KeyError('key')")))
    print(failure(other, "assert x == 3").excinfo)
    print(failure(other, "class Odd(Exception): pass\nraise Odd('why', 1)").excinfo.formatted)
    print(failure(other, "import sys; sys.exit(3)").excinfo.formatted)
    print(failure(other, "import json; json.loads('{')").excinfo.formatted)
    print(repr(failure(other, "undefined")))
    print(isinstance(failure(other, "1 / 0"), interpreters.InterpreterError))
    # The one after an error finds what the ones before left.
    other.exec("print(x)")

    # A script is compiled before the interpreter is entered.
    try:
        other.exec("x = = 1")
    except SyntaxError as error:
        print(type(error).__name__)
    try:
        other.exec(12)
    except TypeError as error:
        print("TypeError:", error)
    fresh = interpreters.create()
    print(repr(failure(fresh, "x")))
