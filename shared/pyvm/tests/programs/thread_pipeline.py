"""Three stages joined by queues; order is kept because each stage has one thread."""

import queue
import threading

STOP = object()

def stage(function, source, target):
    while True:
        item = source.get()
        if item is STOP:
            target.put(STOP)
            return
        for result in function(item):
            target.put(result)

def parse(line):
    fields = line.split(",")
    if len(fields) == 3:
        yield fields

def convert(fields):
    name, count, price = fields
    try:
        yield name.strip(), int(count), float(price)
    except ValueError as error:
        yield name, 0, str(error)

def value(record):
    name, count, price = record
    yield f"{name}: {count * price if count else price}"

lines = ["pen,10,1.5", "broken line", "ink, 2 ,7.25", "cap,two,1", "pad,3,4"]
queues = [queue.Queue(maxsize=2) for _ in range(4)]
threads = [threading.Thread(target=stage, args=(function, queues[i], queues[i + 1]))
           for i, function in enumerate([parse, convert, value])]
for thread in threads:
    thread.start()

def feed():
    for line in lines:
        queues[0].put(line)
    queues[0].put(STOP)

feeder = threading.Thread(target=feed)
feeder.start()
for item in iter(queues[-1].get, STOP):
    print(item)
for thread in threads + [feeder]:
    thread.join()
print("done", [q.qsize() for q in queues])
