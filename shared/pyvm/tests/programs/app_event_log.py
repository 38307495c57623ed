"""Reading an event log: parsing, filtering, grouping and a report."""

LOG = """\
10:00:01 INFO server started
10:00:05 WARN disk at 81%
10:00:09 INFO user=ann action=login
10:01:00 ERROR timeout after 30s
not a log line
10:01:30 INFO user=bob action=login
10:02:10 INFO user=ann action=upload size=1024
10:02:11 ERROR disk full
10:03:00 INFO user=ann action=logout
"""

class Event:
    def __init__(self, time, level, message):
        self.time, self.level, self.message = time, level, message
        self.fields = dict(part.split("=", 1) for part in message.split() if "=" in part)

    @property
    def seconds(self):
        hours, minutes, seconds = map(int, self.time.split(":"))
        return hours * 3600 + minutes * 60 + seconds

    def __repr__(self):
        return f"<{self.level} {self.message!r}>"

def parse(text):
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            time, level, message = line.split(" ", 2)
            event = Event(time, level, message)
            event.seconds
        except ValueError as error:
            print(f"line {number} skipped: {type(error).__name__}")
            continue
        yield event

events = list(parse(LOG))
print(len(events), events[0], events[-1].fields)
levels = {}
for event in events:
    levels.setdefault(event.level, []).append(event)
for level in sorted(levels, key=lambda level: -len(levels[level])):
    print(f"{level:<6}{len(levels[level])} first at {levels[level][0].time}")
sessions = {}
for event in events:
    user = event.fields.get("user")
    if user is None:
        continue
    match event.fields["action"]:
        case "login":
            sessions[user] = [event.seconds, None]
        case "logout":
            sessions[user][1] = event.seconds
        case action:
            print("other action", action, int(event.fields.get("size", 0)) // 2)
for user, (start, end) in sessions.items():
    print(user, "still here" if end is None else f"{end - start} s")
gaps = [later.seconds - earlier.seconds for earlier, later in zip(events, events[1:])]
print(gaps, max(gaps), sum(gaps) / len(gaps))
print([e.message for e in events if e.level == "ERROR"], any("disk" in e.message for e in events if e.level != "INFO"))
