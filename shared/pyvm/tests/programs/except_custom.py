"""Exception classes of one's own: fields, inheritance, str and repr."""

class ShopError(Exception):
    """The base of this shop's errors."""

class OutOfStock(ShopError):
    def __init__(self, item, wanted, left):
        super().__init__(f"{wanted} of {item} wanted, {left} left")
        self.item, self.wanted, self.left = item, wanted, left

class Closed(ShopError):
    def __str__(self):
        return "the shop is closed until " + self.args[0]

class Silent(ShopError):
    def __init__(self, code):
        self.code = code

stock = {"pen": 3}

def sell(item, count, hour=12):
    if hour > 18:
        raise Closed("tomorrow")
    if count < 0:
        raise Silent(count)
    if stock.get(item, 0) < count:
        raise OutOfStock(item, count, stock.get(item, 0))
    stock[item] -= count
    return stock[item]

for arguments in [("pen", 2), ("pen", 2), ("ink", 1), ("pen", 1, 20), ("pen", -4), ("pen", 1)]:
    try:
        print("sold, left", sell(*arguments))
    except OutOfStock as error:
        print("out:", error, "|", error.item, error.wanted - error.left, error.args)
    except ShopError as error:
        print(type(error).__name__, "|", error, "|", repr(error), error.args)
print(ShopError.__doc__, issubclass(Closed, ShopError), issubclass(Closed, (ValueError, Exception)))
try:
    raise OutOfStock("a", 2, 1)
except (ValueError, ShopError) as error:
    print(isinstance(error, Exception), error.__class__.__mro__[1].__name__)
print(repr(Closed("noon")), str(Closed("noon")), ShopError() == ShopError())
