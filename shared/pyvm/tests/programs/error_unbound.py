total = 5
def add(n):
    if n:
        total += n
    return total
add(1)
