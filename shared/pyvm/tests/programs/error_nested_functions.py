def outer(values):
    def middle(index):
        def inner():
            return values[index] + "!"
        return inner()
    for index in range(5):
        print(middle(index))

outer(["a", "b", 3])
