# Signals interrupt what the main thread does or waits for.
import signal, time, os, threading
class Timeout(Exception): pass
def handler(signum, frame):
    raise Timeout("took too long")
signal.signal(signal.SIGALRM, handler)
signal.alarm(1)
try:
    time.sleep(10)
except Timeout as e:
    print("caught", e)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
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
threading.Timer(0.1, lambda: os.kill(os.getpid(), signal.SIGUSR1)).start()
signal.pause()
print("after pause")
import _thread
try:
    threading.Timer(0.1, _thread.interrupt_main).start()
    time.sleep(5)
except KeyboardInterrupt: print("interrupted")
lock = threading.Lock(); lock.acquire()
signal.signal(signal.SIGALRM, handler); signal.setitimer(signal.ITIMER_REAL, 0.1)
try: lock.acquire()
except Timeout: print("lock interrupted")
