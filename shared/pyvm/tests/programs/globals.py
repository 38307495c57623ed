counter = 0
def increment():
    global counter
    counter += 1
    return counter
print(increment(), increment(), counter)
def create():
    global made, also
    made = "here"
    also = made
create()
print(made, also)
def reads():
    return counter * 10
def hides():
    counter = 99
    return counter
print(reads(), hides(), counter)
def later():
    return defined_below
defined_below = "yes"
print(later())
def loop():
    global counter
    for counter in range(3):
        pass
loop()
print(counter)
def remove():
    global made
    del made
remove()
made = "again"
print(made)
def defines():
    global helper
    def helper():
        return "helped"
defines()
print(helper(), __name__)
max = 5
print(max)
del max
print(max(1, 2))
