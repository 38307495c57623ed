"""A return, break or continue passes through finally, and finally may change its mind."""

def simple():
    try:
        return "try"
    finally:
        print("finally runs")

def overriding():
    try:
        return "try"
    finally:
        return "finally"

def swallowing():
    try:
        raise ValueError("lost")
    finally:
        return "no exception"

def computed_before():
    value = 1
    try:
        return value
    finally:
        value = 99

def mutable():
    value = [1]
    try:
        return value
    finally:
        value.append(2)

def from_except():
    try:
        raise KeyError("k")
    except KeyError as error:
        return f"handled {error}"
    finally:
        print("after handler")

def from_else():
    try:
        pass
    except ValueError:
        return "except"
    else:
        return "else"
    finally:
        print("after else")

def nested():
    try:
        try:
            return "inner"
        finally:
            print("first")
    finally:
        print("second")

for function in (simple, overriding, swallowing, computed_before, mutable, from_except, from_else, nested):
    print(function.__name__, function())
