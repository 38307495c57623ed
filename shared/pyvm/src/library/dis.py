# `dis`: the bytecode of functions, in the layout of CPython 3.13. The instructions are the machine's own, which are
# those of CPython for most code; blocks of exception handlers may stand in another order.

import sys

import _dis


class Instruction:
    """One instruction."""

    def __init__(self, opname, arg, argrepr, offset, line_number, starts_line, label, jump):
        self.opname = self.baseopname = opname
        self.arg = arg
        self.argrepr = argrepr
        # The name, the constant, the place to jump to; of an operator, its number.
        named = argrepr and opname != "BINARY_OP"
        self.argval = argrepr.split(" + NULL")[0] if named else arg
        self.offset = offset
        self.line_number = line_number
        self.starts_line = starts_line
        self.label = label
        self.is_jump_target = label is not None
        self.jump_target = jump

    def __repr__(self):
        return (
            f"Instruction(opname={self.opname!r}, arg={self.arg!r}, argval={self.argval!r}, "
            f"argrepr={self.argrepr!r}, offset={self.offset!r})"
        )


def _function(x):
    x = getattr(x, "__func__", x)
    return getattr(x, "__wrapped__", x) if not hasattr(x, "__code__") else x


def _instructions(x):
    _, constants, _, rows = _dis.rows(_function(x))
    labels = {}
    for row in sorted([row[5] for row in rows if row[5] >= 0]):
        labels.setdefault(row, len(labels) + 1)
    found = []
    last = None
    for number, (line, offset, name, arg, text, target) in enumerate(rows):
        if target >= 0:
            text = f"to L{labels[target]}"
        found.append(
            Instruction(name, arg, text, offset, line, line != last, labels.get(number), target)
        )
        if name in ("LOAD_CONST", "RETURN_CONST"):
            found[-1].argval = constants[arg]
        elif target >= 0:
            found[-1].argval = rows[target][1] if target < len(rows) else None
        last = line
    return found


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    return iter(_instructions(x))


class Bytecode:
    """The instructions of a function."""

    def __init__(self, x, **options):
        self.codeobj = x.__code__ if hasattr(x, "__code__") else x
        self._x = x

    def __iter__(self):
        return iter(_instructions(self._x))

    def dis(self):
        return "".join([line + "\n" for line in _lines(self._x)])


def _lines(x):
    found = _instructions(x)
    labels = len([one for one in found if one.label is not None])
    label_width = 4 + len(str(labels))
    line_width = max(3, len(str(max([one.line_number for one in found], default=0))))
    for one in found:
        if one.starts_line and one.offset > 0:
            yield ""
        line = str(one.line_number) if one.starts_line else ""
        label = "" if one.label is None else f"L{one.label}:"
        text = f"{line:>{line_width}} {label:>{label_width}}     {one.opname:<20}"
        if one.arg is not None:
            text += " " + str(one.arg).rjust(5 - max(0, len(one.opname) - 20))
            if one.argrepr:
                text += f" ({one.argrepr})"
        yield text.rstrip()


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False):
    file = sys.stdout if file is None else file
    if isinstance(x, type):
        for name, value in sorted(x.__dict__.items()):
            if hasattr(_function(value), "__code__"):
                print(f"Disassembly of {name}:", file=file)
                dis(value, file=file, depth=depth)
                print(file=file)
        return
    for line in _lines(x):
        print(line, file=file)
    if depth is None or depth > 0:
        _, constants, _, _ = _dis.rows(_function(x))
        for constant in constants:
            if hasattr(constant, "co_code"):
                print(f"\nDisassembly of {constant!r}:", file=file)
                dis(constant, file=file, depth=None if depth is None else depth - 1)


disassemble = dis


def show_code(x, *, file=None):
    code = getattr(x, "__code__", x)
    print(f"Name:              {code.co_name}", file=file)
    print(f"Filename:          {code.co_filename}", file=file)
    print(f"Argument count:    {code.co_argcount}", file=file)


def code_info(x):
    code = getattr(x, "__code__", x)
    return f"Name:              {code.co_name}\nFilename:          {code.co_filename}"


def stack_effect(opcode, oparg=None, *, jump=None):
    raise ValueError("invalid opcode or oparg")
