# Signals interrupt what the main thread does or waits for.
import signal, time, os, threading
class Timeout(Exception): pass
def handler(signum, frame):
    raise Timeout("took too long")
signal.signal(signal.SIGALRM, handler)
try:
    signal.alarm(1)
    time.sleep(10)
except Timeout as e:
    print("caught", e)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    while True:
        pass
except Timeout as e:
    print("busy", e)
print(signal.alarm(0))
hits = []
signal.signal(signal.SIGALRM, lambda s, f: hits.append(s))
signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
while len(hits) < 4:
    time.sleep(0.01)
print(len(hits) >= 4)
signal.setitimer(signal.ITIMER_REAL, 0)
signal.signal(signal.SIGUSR1, lambda s, f: print("usr1 in", threading.current_thread().name))
os.kill(os.getpid(), signal.SIGUSR1)
t = threading.Thread(target=lambda: os.kill(os.getpid(), signal.SIGUSR1)); t.start(); t.join(); time.sleep(0.1)
# One that comes again and again: the first may come before the pause.
hits.clear()
signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
signal.pause()
signal.setitimer(signal.ITIMER_REAL, 0)
print("after pause", len(hits) > 0)
import _thread
try:
    threading.Timer(0.1, _thread.interrupt_main).start()
    time.sleep(5)
except KeyboardInterrupt: print("interrupted")
lock = threading.Lock(); lock.acquire()
signal.signal(signal.SIGALRM, handler)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    lock.acquire()
except Timeout: print("lock interrupted")
