# References to constants of the main file: its syntax tree has one, too.
import sys

x = "hello"
print(sys.getrefcount(x))
y = x
print(sys.getrefcount(x))
z = [x, x]
print(sys.getrefcount(x), sys.getrefcount("two words"), sys.getrefcount(""), sys.getrefcount("z"))


def local():
    t = "inner_t"
    u = t
    return sys.getrefcount(t), u is t


print(local(), local())
made = "made " + str(len(z))
print(sys.getrefcount(made), sys.getrefcount(made[0]))
pair = (1, 2)
print(sys.getrefcount(pair))
