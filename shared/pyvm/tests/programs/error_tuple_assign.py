point = (1, 2, 3)
print(point[0], point[-1], point + (4,))
try:
    del point[0]
except TypeError as error:
    print(error)
try:
    point.append(4)
except AttributeError as error:
    print(error)
point[0] = 10
