"""The same file without the guard: each process that imports it starts another one.

Usage: unguarded.py [spawn|forkserver|fork]

Runs in every Python from 3.4 on.
"""

# ANCHOR: program
import multiprocessing
import sys

print("the file runs as", __name__, flush=True)


def worker():
    print("worker runs in", __name__, flush=True)


method = sys.argv[1] if len(sys.argv) > 1 else None
context = multiprocessing.get_context(method)
process = context.Process(target=worker)
process.start()
process.join()
print("exit code", process.exitcode, flush=True)
# ANCHOR_END: program
