"""Frames that go on after they have handled an exception: what the exception keeps of them, and what matches it."""

import sys


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def keeps():
    held = Noisy("held")
    try:
        raise ValueError("kept")
    except ValueError as error:
        return error


def drops():
    held = Noisy("dropped")
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError as error:
            pass
    return held.name


def gives(error_class):
    held = Noisy("given")
    result = "result"
    try:
        raise error_class
    except (KeyError, ValueError) as error:
        global last
        last = error
        return result
    except LookupError:
        return held.name
    except Exception:
        return 5
    finally:
        print("finally")


class Held:
    def __init__(self):
        self.value = Noisy("of self")

    def fails(self):
        local = Noisy("local")
        try:
            int("x")
        except ValueError as error:
            self.error = error
        return self.value


error = keeps()
print("still there", error)
error = None
print(drops())
print(gives(ValueError))
last = None
print(gives(IndexError), gives(OSError))
h = Held()
print(h.fails().name)
h.error = None
print("gone")


def nested():
    try:
        try:
            raise KeyError("inner")
        except ValueError:
            print("never")
        except KeyError as error:
            print(type(error).__name__, error.args, sys.exc_info()[0].__name__)
            raise RuntimeError("outer") from error
    except RuntimeError as error:
        print(error, repr(error.__cause__), error.__context__ is error.__cause__, sys.exc_info()[1] is error)
        return error.__traceback__.tb_lineno > 0, sys.exc_info()[0] is RuntimeError
    finally:
        print(sys.exc_info())


print(nested(), sys.exc_info())


class Own(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


class Lower(Own):
    pass


for made in (Own(1), Lower(2), KeyError("key"), IndexError(), OSError(2, "gone", "file"), StopIteration(5)):
    try:
        raise made
    except Lower as error:
        print("lower", error, error.code)
    except Own as error:
        print("own", error, error.code)
    except LookupError as error:
        print("lookup", repr(error), error.args)
    except OSError as error:
        print(error, error.filename, error.errno, error.args)
    except Exception as error:
        print(repr(error), error.value)

for wrong in (5, "text", object, (ValueError, 5), Held):
    try:
        try:
            raise ValueError("x")
        except wrong:
            print("never")
    except TypeError as error:
        print(error)

for raised in (5, None, Held, "text"):
    try:
        raise raised
    except TypeError as error:
        print(error)


def again():
    try:
        raise ValueError("again")
    except ValueError:
        raise


try:
    again()
except ValueError as error:
    lines, at = [], error.__traceback__
    while at:
        lines.append(at.tb_lineno)
        at = at.tb_next
    print(len(lines), error)

try:
    ValueError(message="x")
except TypeError as error:
    print(error)
print(ImportError("x", name="n").name, repr(ValueError()), repr(ValueError(1, 2)), repr(KeyError(*[1])))


def counts(n):
    found = 0
    for i in range(n):
        try:
            if i % 2:
                raise ValueError(i)
            {}[i]
        except (KeyError, IndexError) as error:
            found += error.args[0]
        except ValueError as error:
            found += 100
    return found


def gen(n):
    for i in range(n):
        try:
            yield 1 // (i % 3)
        except ZeroDivisionError:
            yield -1


print(counts(10), list(gen(7)), [counts(2) for _ in gen(3)])


def through(n):
    kept = Noisy(f"frame {n}")
    if n == 0:
        raise LookupError("deep")
    through(n - 1)


def outer():
    try:
        through(2)
    except LookupError as error:
        print("handled")
    print("after")
    return "end"


print(outer())
