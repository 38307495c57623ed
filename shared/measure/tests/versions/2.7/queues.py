# A program of Python 2.
import Queue, threading, time
q = Queue.Queue(maxsize=2)
results = []
def producer():
    for i in range(5):
        q.put(i)
    q.put(None)
def consumer():
    while 1:
        item = q.get()
        if item is None:
            break
        results.append(item * item)
p = threading.Thread(target=producer)
c = threading.Thread(target=consumer)
p.start(); c.start()
p.join(); c.join()
print results
try:
    q.get_nowait()
except Queue.Empty, e:
    print "empty", repr(e)
try:
    q.get(True, 0.01)
except Queue.Empty:
    print 'timed out'
class Worker(threading.Thread):
    def __init__(self, n):
        threading.Thread.__init__(self)
        self.n = n
        self.setDaemon(True)
    def run(self):
        print "worker %d in %s" % (self.n, self.getName())
for i in range(3):
    w = Worker(i); w.start(); w.join()
print threading.activeCount(), threading.currentThread().getName()
