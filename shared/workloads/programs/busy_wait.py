# A thread that looks again and again whether another one is done.

import threading

ready = False
value = 0


def produce():
    global ready, value
    value = 42
    ready = True


thread = threading.Thread(target=produce)
thread.start()
while not ready:
    pass
print(value)
thread.join()
