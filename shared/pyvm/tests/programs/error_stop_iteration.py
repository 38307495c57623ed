numbers = iter([1, 2])
print(next(numbers), next(numbers), next(numbers, "default"))

def third(iterator):
    next(iterator)
    next(iterator)
    return next(iterator)

print(third(iter("abc")))
print(third(iter("ab")))
