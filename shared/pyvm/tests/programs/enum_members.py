"""Enumerations."""

from enum import Enum, IntEnum, auto

class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3

    def is_warm(self):
        return self is Color.RED

class State(Enum):
    IDLE = auto()
    BUSY = auto()
    DONE = "finished"

class Level(IntEnum):
    LOW = 1
    HIGH = 10

print(Color.RED, repr(Color.GREEN), Color.BLUE.name, Color.BLUE.value, Color(2), Color["RED"], Color.RED.is_warm())
print([c.name for c in Color], len(Color), Color.RED == Color.RED, Color.RED == 1, Color.RED is Color(1), Color.GREEN in Color)
print([(s.name, s.value) for s in State], isinstance(State.IDLE, State), type(State.IDLE).__name__)
print(Level.HIGH > Level.LOW, Level.LOW + 1, Level.HIGH == 10, sorted([Level.HIGH, Level.LOW])[0].name, max(Level).name)
counts = {Color.RED: 5}
counts[Color.BLUE] = counts.get(Color.BLUE, 0) + 1
print(counts[Color(1)], {color.name.lower(): n for color, n in counts.items()}, Color.GREEN in counts)
print(f"{Color.RED} {Color.RED.value:03d} {Color.RED!r}", str(State.DONE), hash(Color.RED) == hash(Color(1)))
for action in (lambda: Color(9), lambda: Color["PINK"], lambda: Color.PINK, lambda: Color.RED < Color.BLUE):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    Color.RED = 5
except AttributeError as error:
    print(type(error).__name__)
def step(state):
    return {State.IDLE: State.BUSY, State.BUSY: State.DONE}.get(state, state)
state, path = State.IDLE, []
while state is not State.DONE:
    path.append(state.name)
    state = step(state)
print(path, state.value)
