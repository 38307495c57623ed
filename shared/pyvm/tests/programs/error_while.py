n = 3
while 6 / n > 0:
    n -= 1
    print(n)
