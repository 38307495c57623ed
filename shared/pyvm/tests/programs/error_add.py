def greet(name):
    return "hello " + name
print(greet("you"))
print(greet(5))
