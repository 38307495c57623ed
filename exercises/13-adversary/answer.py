"""Your answer: two schedules that break `program.py`, and its class, to be repaired."""

# crash under 3.13: a
# twice under 3.9: a


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
