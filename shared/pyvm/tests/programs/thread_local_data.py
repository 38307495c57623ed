"""Values that every thread has for itself, and values that all share."""

import threading

local = threading.local()
shared = {}
lock = threading.Lock()
local.name = "main"

def visit(name, results):
    had = hasattr(local, "name")
    local.name = name
    local.count = 0
    for _ in range(len(name)):
        local.count += 1
    with lock:
        shared[name] = shared.get(name, 0) + local.count
        results[name] = (had, local.name, local.count)

results = {}
threads = [threading.Thread(target=visit, args=(name, results)) for name in ("a", "bb", "ccc")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()), sorted(shared.items()))
print(local.name, hasattr(local, "count"))

errors = []
def failing(n):
    try:
        print(10 // n)
    except ZeroDivisionError as error:
        errors.append((threading.current_thread().name, str(error)))
for n in (5, 0, 2):
    thread = threading.Thread(target=failing, args=(n,), name=f"t{n}")
    thread.start()
    thread.join()
print(errors)
thread = threading.Thread(target=print, args=("from", "a thread"), kwargs={"sep": "..."})
print(thread.is_alive(), thread.daemon, thread.ident is None)
thread.start()
thread.join()
print(thread.is_alive(), thread.ident is not None)
try:
    thread.start()
except RuntimeError as error:
    print(error)
try:
    threading.Thread(target=print).join()
except RuntimeError as error:
    print(error)
def start_child():
    child = threading.Thread(target=lambda: errors.append("child ran"))
    child.start()
    child.join()
parent = threading.Thread(target=start_child)
parent.start()
parent.join()
print(errors[-1])
