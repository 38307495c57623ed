n = 10 ** 4300
print("computed")
print(n)
