"""What print does with its arguments."""

import sys

print()
print("a", "b", 3, None, [1], sep="-")
print("no newline", end="")
print(" ... continued", end="!\n")
print("x", "y", sep="", end="\n\n")
print(*range(5), sep=", ")
print(*[], sep="x", end=".\n")
print("one\ntwo", "three", sep="\n")
print("to stdout", file=sys.stdout)
print("flushed", flush=True)
print("sep none", "is a space", sep=None, end=None)
sys.stdout.write("written directly\n")
count = sys.stdout.write("12345\n")
print(count)
sys.stdout.flush()
print("tab\tseparated", "back\\slash", 'single \'quote\'', "uni\u00e9")
print(1.0, 1e100, 1e-10, 10 ** 25, True, b"bytes", ..., NotImplemented)
print([1.5, "text", None, (True, {"a": [b"x"]})], {1: {2: {3: {}}}}, ((),), [[]], {1})
print("%s and %s" % ("old", "style"), "new {}".format("style"), f"f{'-'}string")
print(print("inner"))
for number in range(3):
    print(number, end=" " if number < 2 else "\n")
print("a" "b", "c" + "d", "e" * 3, "-" * 20, sep="|")
try:
    print("x", sep=1)
except TypeError as error:
    print(error)
try:
    print("x", colour="red")
except TypeError as error:
    print("colour" in str(error))
