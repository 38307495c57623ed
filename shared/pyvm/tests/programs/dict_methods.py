"""What a dict can do."""

ages = {"ann": 30, "bob": 25}
ages["cid"] = 41
print(ages, len(ages), "ann" in ages, "zoe" in ages, 30 in ages.values())
print(ages.get("ann"), ages.get("zoe"), ages.get("zoe", 0), ages.setdefault("zoe", 7), ages.setdefault("zoe", 8))
print(list(ages), list(ages.keys()), list(ages.values()), list(ages.items()))
print(ages.pop("bob"), ages.pop("bob", "gone"), ages.popitem(), ages)
ages.update({"dan": 1, "ann": 31}, eve=2)
ages.update([("fay", 3)])
print(ages)
copy = ages.copy()
del ages["ann"]
ages["ann"] = 32
print(ages, copy, copy == ages, dict(reversed(list(ages.items()))) == ages)
print({"a": 1} | {"b": 2, "a": 3}, {**{"a": 1}, "b": 5})
merged = {"x": 1}
merged |= {"y": 2}
print(merged, dict.fromkeys("abc", 0), dict.fromkeys([1, 2]), dict([(1, 2)], three=3), dict(a=1))
keys = merged.keys()
merged["z"] = 3
print(keys, sorted(keys & {"x", "z", "q"}), len(keys), merged.items() >= {("x", 1)})
print(list(reversed(merged)), max(merged, key=merged.get), sorted(merged, key=lambda k: -merged[k]))
mixed = {1: "int", 1.0: "float", True: "bool", "1": "str", (1, 2): "tuple", None: 0}
print(mixed, mixed[1], len(mixed))
merged.clear()
print(merged, bool(merged), {} == dict())
for action in (lambda: ages["nobody"], lambda: ages.pop("nobody"), lambda: {}.popitem(), lambda: {[]: 1},
               lambda: ages.update(5), lambda: dict([1, 2]), lambda: dict([(1, 2, 3)])):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    for name in ages:
        ages[name + "!"] = 0
except RuntimeError as error:
    print(error)
nested = {"a": {"b": [1, {"c": "deep"}]}}
print(nested["a"]["b"][1]["c"])
nested["a"]["b"][1]["c"] += "er"
print(nested)
