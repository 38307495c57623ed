def divide(a, b):
    return a / b

def middle(n):
    return divide(1, n) + 1

print("before")
middle(0)
print("after")
