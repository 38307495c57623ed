"""An inventory with orders, reports and restocking."""

class Inventory:
    def __init__(self):
        self._stock = {}

    def __getitem__(self, sku):
        return self._stock.get(sku, {"count": 0, "price": 0})["count"]

    def __contains__(self, sku):
        return self[sku] > 0

    def __len__(self):
        return sum(entry["count"] for entry in self._stock.values())

    def __iter__(self):
        return iter(sorted(self._stock))

    def receive(self, sku, count, price=None):
        entry = self._stock.setdefault(sku, {"count": 0, "price": price or 0})
        entry["count"] += count
        if price is not None:
            entry["price"] = price
        return self

    def order(self, **lines):
        short = {sku: count - self[sku] for sku, count in lines.items() if self[sku] < count}
        if short:
            raise LookupError(f"short of {short}")
        total = 0
        for sku, count in lines.items():
            self._stock[sku]["count"] -= count
            total += count * self._stock[sku]["price"]
        return total

    def value(self):
        return sum(entry["count"] * entry["price"] for entry in self._stock.values())

    def low(self, limit=3):
        return [sku for sku in self if self[sku] < limit]

shop = Inventory()
shop.receive("bolt", 100, 0.25).receive("nut", 50, 0.5).receive("gear", 2, 19.0)
print(len(shop), shop["bolt"], shop["none"], "gear" in shop, "none" in shop, list(shop), shop.value())
print(shop.order(bolt=10, nut=10), shop["bolt"])
try:
    shop.order(bolt=1, gear=5, axle=1)
except LookupError as error:
    print(error)
print(shop["bolt"], shop.low(), shop.order(gear=2), "gear" in shop, shop.low())
shop.receive("gear", 10)
print(shop.order(gear=1), shop["gear"])
print(f"{'sku':<6}|{'count':>6}")
for sku in shop:
    print(f"{sku:<6}|{shop[sku]:>6}")
