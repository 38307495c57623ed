"""global and nonlocal choose whose name is meant."""

x = "module"

def reads():
    return x

def assigns():
    x = "local"
    return x

def declares():
    global x
    x = "changed by declares"
    return x

print(reads(), assigns(), x, declares(), x)

def layers():
    x = "layer one"
    def two():
        x = "layer two"
        def three():
            nonlocal x
            x = "set by three"
        three()
        return x
    inner = two()
    def four():
        global x
        x = "set by four"
    four()
    return x, inner

print(layers(), x)

def unbound():
    print(later)
    later = 1

try:
    unbound()
except UnboundLocalError as error:
    print(type(error).__name__, error)

def free_unbound():
    def use():
        return value
    try:
        use()
    except NameError as error:
        print(type(error).__name__, error)
    value = 5
    return use()

print(free_unbound())

def deleting():
    value = 1
    def remove():
        nonlocal value
        del value
    remove()
    try:
        return value
    except NameError as error:
        return str(error)

print(deleting())

def make_global():
    global created
    created = [1, 2]

make_global()
print(created, "created" in globals(), "nothing" in globals())
