def divide(values):
    total = 0
    for value in values:
        try:
            total += 100 // value
        finally:
            print("tried", value, "total", total)
    return total

print(divide([10, 5, 1]))
print(divide([4, 0, 2]))
