import math
from math import sqrt, pi as circle
import math as m
print(math.sqrt(2), sqrt(16), m.sqrt(0), math.sqrt(2 ** 70), math.sqrt(True), math.sqrt(1e-300), circle, math.e, math.tau)
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.floor(5), math.ceil(10 ** 20), math.floor(1e20), math.floor(True))
print(math.sin(0), math.cos(0), math.exp(0), math.exp(1), math.log(1), math.log(math.e), math.fabs(-3), math.inf, math.nan, -math.inf)
print(math.log(8, 2), math.log(100, 10), math.log(10 ** 400), math.log(2 ** 1100, 2))
print([round(math.sin(i / 4), 12) for i in range(8)], round(math.cos(1), 12))
