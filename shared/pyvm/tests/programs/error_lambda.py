operations = {"double": lambda x: x * 2, "half": lambda x: x / 2, "length": lambda x: len(x)}
for name in operations:
    print(name, operations[name]("ab") if name != "half" else operations[name](5))
print(list(map(operations["length"], ["abc", (1, 2), 7])))
