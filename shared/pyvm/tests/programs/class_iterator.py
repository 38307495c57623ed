"""The iterator protocol by hand, and iteration through __getitem__."""

class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self.start)

class CountdownIterator:
    def __init__(self, left):
        self.left = left

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left + 1

class Squares:
    def __getitem__(self, index):
        if index == 4:
            raise IndexError("that is all")
        return index * index

count = Countdown(3)
print(list(count), list(count), sum(count), max(count))
iterator = iter(count)
print(next(iterator), next(iterator), next(iterator), next(iterator, "over"))
try:
    next(iterator)
except StopIteration as stop:
    print("StopIteration", stop.args, stop.value)
once = CountdownIterator(2)
print(list(once), list(once), once is iter(once))
print([(a, b) for a in count for b in count if a > b])
print(dict(zip(count, "abc")), tuple(Countdown(0)))
print(3 in count, 7 in count)
a, b, c = count
print(a, b, c)
print(list(Squares()), 9 in Squares(), sum(Squares()))
for wrong in (5, object):
    try:
        iter(wrong)
    except TypeError as error:
        print(error)
class NotAnIterator:
    def __iter__(self):
        return 5
try:
    iter(NotAnIterator())
except TypeError as error:
    print(error)
