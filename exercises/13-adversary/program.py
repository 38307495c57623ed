"""Two workers take jobs for a printer. Each job shall be printed once.

Under some schedules it is not. Find them: this is the program that the schedules of your answer are for.
"""

from threading import Thread


class Jobs:
    """Jobs that several workers take from the front, each job once."""

    def __init__(self, names):
        self.names = names
        self.next = 0  # the place of the job that is taken next

    def is_left(self):
        """Whether there is a job to take."""
        return self.next < len(self.names)

    def take(self):
        """The next job, or None if there is none."""
        if not self.is_left():
            return None
        name = self.names[self.next]
        self.next += 1
        return name

    def work(self, printer):
        """A worker: has all jobs printed that it can get."""
        name = self.take()
        while name is not None:
            printer(name)
            name = self.take()


printed = []
jobs = Jobs(["letter", "poster"])
workers = [Thread(target=jobs.work, args=(printed.append,)) for _ in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
assert sorted(printed) == ["letter", "poster"], f"printed {printed}"
print("each job once")
