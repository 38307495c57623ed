"""partial, reduce, cached_property, singledispatch."""

from functools import cached_property, partial, reduce, singledispatch
import operator

print(reduce(lambda a, b: a * b, range(1, 6)), reduce(operator.add, ["a", "b", "c"]), reduce(max, [3, 9, 2], 5), reduce(lambda a, b: a, [], "empty"))
try:
    reduce(operator.add, [])
except TypeError as error:
    print(error)
power_of_two = partial(pow, 2)
shout = partial(print, "HEY", end="!\n", sep=" ")
print(power_of_two(10), partial(int, base=2)("1010"), partial(sorted, reverse=True)([1, 3, 2]))
shout("you")
shout("you", end="?\n")
print(power_of_two.func is pow, power_of_two.args, partial(max, key=len).keywords.keys() == {"key"})
print(list(map(partial(operator.mul, 3), [1, 2, 3])), partial(partial(max, 1), 2)(0))

class Data:
    def __init__(self, values):
        self.values = values

    @cached_property
    def total(self):
        print("computing")
        return sum(self.values)

data = Data([1, 2, 3])
print(data.total, data.total, data.__dict__)
del data.total
data.values.append(4)
print(data.total)

@singledispatch
def describe(value):
    return f"something {value!r}"

@describe.register
def _(value: int):
    return f"integer {value}"

@describe.register(list)
def _(value):
    return f"list of {len(value)}: " + ", ".join(describe(item) for item in value)

print(describe(5), "|", describe("x"), "|", describe([1, "a", []]), "|", describe(True))
print(operator.itemgetter(1)([5, 6]), operator.attrgetter("values")(data), operator.methodcaller("upper")("up"), operator.sub(5, 3), operator.lt(1, 2), operator.not_(0), operator.contains([1], 1), operator.neg(4), operator.getitem({"k": 1}, "k"), operator.truediv(1, 4), operator.floordiv(7, 2), operator.mod(7, 4), operator.xor(5, 1), operator.eq("a", "a"))
compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
print(compose(str.strip, str.upper, len)("  abc "), compose(abs, float)(-3))
