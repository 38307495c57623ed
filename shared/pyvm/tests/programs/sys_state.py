import io
import sys

print(sys.exc_info())
try:
    1 / 0
except ZeroDivisionError as error:
    kind, value, _ = sys.exc_info()
    print(kind, value is error, sys.exception() is error)
print(sys.exc_info(), sys.exception())
print(sys.maxsize, sys.byteorder, sys.getdefaultencoding(), sys.implementation.name)
print(sys.version_info >= (3, 10), sys.version_info[0], sys.version_info.major, type(sys.version_info.minor))
print(sys.intern("name"), sys.stdout.write("written\n"), sys.stdout.name, sys.stdout.isatty())
print(sys.float_info.max, sys.float_info.epsilon)
print("sys" in sys.modules or "io" in sys.modules, "__main__" in sys.modules)
print(type(sys.path), type(sys.argv), len(sys.argv))
real = sys.stdout
sys.stdout = io.StringIO()
print("hidden")
caught = sys.stdout.getvalue()
sys.stdout = real
print(repr(caught))
sys.stdout.flush()
sys.stderr.write("")
print("to standard error", file=sys.stderr, end="")
print(sys.stdout is sys.__stdout__)
