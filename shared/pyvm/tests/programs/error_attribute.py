n = 5
print("before")
n.append(1)
