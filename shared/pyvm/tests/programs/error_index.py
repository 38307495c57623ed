items = [1, 2, 3]
def get(i):
    for n in range(2):
        print(items[i])
get(-3)
get(
    3
)
