class Transaction:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("begin", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("commit" if kind is None else "roll back", self.name)
        return False

balance = {"a": 10, "b": 0}
with Transaction("small"):
    balance["a"] -= 5
    balance["b"] += 5
with Transaction("large"):
    balance["a"] -= 5
    balance["c"] += 5
print("not reached")
