# The program ends when its last thread does; daemon threads end with it.
import threading
import time

gate = threading.Event()


def waits():
    gate.wait()
    time.sleep(0.01)
    print("the thread's last line")


def endless():
    while True:
        time.sleep(1)


threading.Thread(target=endless, daemon=True).start()
threading.Thread(target=waits).start()
gate.set()
print("the main thread's last line")
