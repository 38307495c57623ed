# Signals that a program sends itself.
import os
import signal


def handler(number, frame):
    print("caught", signal.Signals(number).name, frame.f_code.co_name)


print(signal.signal(signal.SIGTERM, handler), signal.getsignal(signal.SIGTERM) is handler)
signal.raise_signal(signal.SIGTERM)
os.kill(os.getpid(), signal.SIGTERM)
print(signal.signal(signal.SIGTERM, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGTERM)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
