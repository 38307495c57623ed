# A program of Python 2.
import threading, time, logging, sys
logging.basicConfig(level=logging.DEBUG, format='(%(threadName)-10s) %(message)s', stream=sys.stdout)
def d():
    logging.debug('Starting')
    logging.debug('Exiting')
t = threading.Thread(name='daemon', target=d); t.setDaemon(True); t.start(); t.join()
print 't.isAlive()', t.isAlive()
e = threading.Event()
def wait_for(e):
    logging.debug('waiting'); r = e.wait(); logging.debug('set: %s', r)
x = threading.Thread(name='block', target=wait_for, args=(e,)); x.start()
time.sleep(0.05); e.set(); x.join()
class C(object):
    def __init__(self, start=0):
        self.lock = threading.Lock(); self.value = start
    def increment(self):
        self.lock.acquire()
        try: self.value = self.value + 1
        finally: self.lock.release()
c = C()
ts = [threading.Thread(target=lambda: [c.increment() for _ in xrange(10)]) for _ in xrange(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print 'Counter: %d' % c.value
cond = threading.Condition(); s = threading.Semaphore(2); tl = threading.local(); tl.x = 1
def cons(c):
    with c: c.wait(1); print 'got it'
ct = threading.Thread(target=cons, args=(cond,)); ct.start(); time.sleep(0.05)
with cond: cond.notifyAll()
ct.join()
def bad(): raise ValueError, "thread error"
print "end"
