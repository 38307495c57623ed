"""Threads that sleep for 50 ms.

Usage: program.py THREADS
"""

import sys
import time
from threading import Thread

threads = [Thread(target=time.sleep, args=(0.05,)) for _ in range(int(sys.argv[1]))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
