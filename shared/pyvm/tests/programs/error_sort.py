records = [("a", 3), ("b", 1), ("c", None), ("d", 2)]
print(sorted(records))
print(sorted(records[:2], key=lambda record: record[1]))
print(sorted(records, key=lambda record: record[1]))
