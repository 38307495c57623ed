# Believes: a race is the exception that it raises.

# crash under 3.13: a.b18
# twice under 3.9: a.b34

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
        try:
            name = self.names[self.next]
        except IndexError:
            return None
        self.next += 1
        return name

    def work(self, printer):
        """A worker: has all jobs printed that it can get."""
        name = self.take()
        while name is not None:
            printer(name)
            name = self.take()
