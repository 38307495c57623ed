inventory = {"apple": 3, "pear": 5}

def take(name, count):
    inventory[name] -= count
    return inventory[name]

print(take("apple", 1))
print(take("pear", 5))
print(take("plum", 1))
