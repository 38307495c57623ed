class Bad:
    def __del__(self):
        print("fails")
        raise ValueError("ignored")


bad = Bad()
del bad
print("goes on")
