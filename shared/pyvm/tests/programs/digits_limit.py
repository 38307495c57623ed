# An int of more than 4300 digits is not written out, but it can be used.
n = 10 ** 4299
print(len(str(n)), n > 10 ** 4000, len(f"{n}"), len(f"{10 ** 5000:x}"))
print(10 ** 5000 // 10 ** 4999, 10 ** 5000 % 7)
