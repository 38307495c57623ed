def twice(function):
    def wrapper(value):
        return function(function(value))
    return wrapper

@twice
def shorten(text):
    return text[:text.index("-")]

print(shorten("a-b-c"[::-1] + "-x"))
print(shorten("one-two"))
