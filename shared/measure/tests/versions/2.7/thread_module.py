# A program of Python 2.
import thread, time
lock = thread.allocate_lock()
done = []
def f(name, n):
    for i in range(n):
        with lock:
            done.append((name, i))
    exit_mutex[name] = True
exit_mutex = {}
for name in ('a', 'b'):
    exit_mutex[name] = False
    thread.start_new_thread(f, (name, 3))
while not all(exit_mutex.values()): time.sleep(0.01)
print sorted(done)
lock.acquire()
print lock.locked()
lock.release()
try:
    lock.release()
except thread.error, e:
    print "error:", e
