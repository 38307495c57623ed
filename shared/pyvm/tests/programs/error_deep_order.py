a = []
b = []
a.append(b)
b.append(a)
print("built")
print((a, 1) < (b, 2))
