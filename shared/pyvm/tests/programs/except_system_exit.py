"""sys.exit is an exception too."""

import sys

def leave(code):
    try:
        sys.exit(code)
    finally:
        print("cleaning up for", repr(code))

for code in (0, 3, "message", None):
    try:
        leave(code)
    except SystemExit as error:
        print("code", repr(error.code), error.args)
try:
    sys.exit()
except SystemExit as error:
    print(error.code, isinstance(error, Exception))
try:
    try:
        sys.exit(1)
    except Exception:
        print("not caught here")
except BaseException as error:
    print("caught as BaseException:", type(error).__name__)
print("still here")
sys.exit(0)
print("never printed")
