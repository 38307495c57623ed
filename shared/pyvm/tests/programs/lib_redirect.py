# Redirecting what is printed.
import io
import sys
from contextlib import redirect_stderr, redirect_stdout

text = io.StringIO()
with redirect_stdout(text) as target:
    print("hidden")
    print(1, 2, sep="-", end=".")
print(repr(text.getvalue()), target is text)
errors = io.StringIO()
with redirect_stderr(errors):
    print("problem", file=sys.stderr)
    sys.stderr.write("more\n")
print(repr(errors.getvalue()))
outer = io.StringIO()
try:
    with redirect_stdout(outer), redirect_stdout(text):
        print("inner")
        raise ValueError("stop")
except ValueError as error:
    print("shown again:", error)
print(repr(outer.getvalue()), repr(text.getvalue()))
