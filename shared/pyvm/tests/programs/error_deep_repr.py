a = []
for i in range(200000):
    a = [a]
print("built")
print(repr(a)[0])
