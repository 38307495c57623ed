"""Module state that functions change."""

counter = 0
log = []
settings = {"level": 1}

def bump(by=1):
    global counter
    counter += by
    log.append(counter)
    return counter

def shadow():
    counter = "local"
    return counter

def raise_level():
    settings["level"] += 1

def replace_log():
    global log
    old, log = log, []
    return old

for _ in range(3):
    bump()
bump(by=10)
print(counter, log, shadow(), counter)
raise_level()
raise_level()
print(settings)
print(replace_log(), log)

def broken():
    counter += 1

try:
    broken()
except UnboundLocalError as error:
    print(error)

def two():
    global fresh, counter
    fresh = "made in a function"
    counter = -1

try:
    print(fresh)
except NameError as error:
    print(error)
two()
print(fresh, counter)

class Uses:
    counter = counter * 2
    def get(self):
        return counter, self.counter

print(Uses().get())
def delete():
    global fresh
    del fresh
delete()
print("fresh" in globals())
globals()["injected"] = 42
print(injected, globals()["counter"], "log" in locals())
def local_names(a, b=2):
    c = a + b
    return sorted(locals().items())
print(local_names(1))
len = lambda x: "shadowed"
print(len([1, 2]))
del len
print(len([1, 2]))
