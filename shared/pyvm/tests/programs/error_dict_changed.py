def drop_small(table, limit):
    for key in table:
        if table[key] < limit:
            del table[key]
    return table

print(drop_small({"a": 5, "b": 6}, 1))
print(drop_small({"a": 5, "b": 1, "c": 3}, 4))
