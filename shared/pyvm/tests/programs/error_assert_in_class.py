class Queue:
    def __init__(self, size):
        self.size, self.items = size, []

    def put(self, item):
        assert len(self.items) < self.size, f"queue of {self.size} is full"
        self.items.append(item)

queue = Queue(2)
for item in "abc":
    queue.put(item)
    print(queue.items)
