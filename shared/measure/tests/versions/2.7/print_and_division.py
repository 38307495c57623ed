# A program of Python 2.
import threading, time, sys
counter = 0
def worker(n):
    global counter
    for i in xrange(n):
        counter += 1
threads = [threading.Thread(target=worker, args=(1000,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print "counter <= 4000:", counter <= 4000
print "done"
print
print "no newline",
print "then"
print "%d / %d = %d" % (7, 2, 7 / 2), 7 / 2.0, -7 / 2
x = 10
x /= 4
print x, 3 / 4, 1.0 / 3
print (1, 2), ("one"), [1, 'a'], {'k': 1}
