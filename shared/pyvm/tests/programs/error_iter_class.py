class Readings:
    def __init__(self, values):
        self.values, self.position = values, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.position >= len(self.values):
            raise StopIteration
        value = self.values[self.position]
        self.position += 1
        return 100 / value

for reading in Readings([1, 4, 0, 5]):
    print(reading)
