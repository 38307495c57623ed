# Counts that come from mappings, and containers that are joined or compared with others.
from collections import Counter, OrderedDict, defaultdict, deque


def show(action):
    try:
        print(action())
    except TypeError as error:
        print("TypeError:", error)


stock = Counter({"apple": 3, "pear": 1})
stock.update({"apple": 2, "fig": 1})
stock.subtract({"pear": 4, "nut": 1})
stock.update(fig=2)
print(stock, Counter({"a": "text"}), Counter(a=1.5))
print(stock + Counter(apple=1), stock - Counter(apple=9), stock | Counter(nut=2), stock & Counter(apple=1, fig=9))
print(+stock, -stock)
print(Counter("ab") <= Counter("aab"), Counter("aab") > Counter("ab"), Counter("a") >= Counter("b"), Counter("a") < Counter("b"))
for other in ([1], {1}, deque([1]), 5, "text"):
    show(lambda: other < Counter(other) if other != 5 else Counter("a") >= other)
show(lambda: Counter("a") + {"a": 1})
groups = defaultdict(list, a=[1])
show(lambda: groups | {"b": 2})
show(lambda: {"b": 2} | groups)
show(lambda: groups | [("c", 3)])
show(lambda: OrderedDict(a=1) | {"b": 2})
show(lambda: {"b": 2} | OrderedDict(a=1))
groups |= [("c", 3)]
print(groups, type(groups).__name__)
show(lambda: iter(5, 6))
print(list(iter(iter([1, 2, 3]).__next__, 3)))
print(range(9, -4, -3).index(0), range(5).count(2.0), range(5).count("2"))
for missing in (7, "7"):
    try:
        range(5).index(missing)
    except ValueError as error:
        print(error)
