"""The name after `as` is deleted when its handler ends."""

error = "outer value"
try:
    raise ValueError("inner")
except ValueError as error:
    print("inside", error)
try:
    print(error)
except NameError as problem:
    print(problem)

def local():
    caught = None
    try:
        [][0]
    except IndexError as e:
        caught = e
    try:
        return e
    except UnboundLocalError as problem:
        return f"{problem} / {caught}"

print(local())

def early():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return str(e)

print(early())

def loop():
    messages = []
    for value in ("1", "x", "2", ""):
        try:
            messages.append(int(value))
        except ValueError as e:
            messages.append(str(e)[-4:])
    return messages

print(loop())

def nested_names():
    try:
        raise KeyError("a")
    except KeyError as e:
        try:
            raise ValueError("b")
        except ValueError as f:
            print(repr(e), repr(f), f.__context__ is e)
        print(repr(e))

nested_names()
try:
    raise TypeError("x")
except:
    print("a handler without a class catches all")
