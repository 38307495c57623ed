"""In which order the parts of a try statement run."""

def run(kind):
    steps = []
    try:
        steps.append("try")
        if kind == "value":
            raise ValueError(kind)
        if kind == "key":
            raise KeyError(kind)
        if kind == "zero":
            1 // 0
        steps.append("end of try")
    except ValueError as error:
        steps.append(f"except {error}")
    except (KeyError, IndexError) as error:
        steps.append(f"except tuple {error}")
    except ArithmeticError as error:
        steps.append(f"except base {type(error).__name__}")
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    steps.append("after")
    return steps

for kind in ("none", "value", "key", "zero"):
    print(kind, run(kind))

def nested(fail):
    out = []
    try:
        try:
            out.append(1)
            if fail:
                raise RuntimeError("inner")
            out.append(2)
        finally:
            out.append(3)
        out.append(4)
    except RuntimeError:
        out.append(5)
    else:
        out.append(6)
    finally:
        out.append(7)
    return out

print(nested(False), nested(True))
