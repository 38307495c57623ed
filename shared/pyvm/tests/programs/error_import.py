try:
    import no_such_module_here
except ImportError as error:
    print(type(error).__name__, error, error.name)
try:
    from math import no_such_function
except ImportError as error:
    print(str(error).split(" (")[0])
import math as m
from math import floor as down, ceil
print(m.sqrt(16), down(2.7), ceil(2.1))
