def use():
    return qwertyuiop + 1

print(1)
use()
