"""A vending machine as a table of transitions, and a tokenizer as states."""

class Machine:
    transitions = {
        ("idle", "coin"): "ready",
        ("ready", "coin"): "ready",
        ("ready", "push"): "vending",
        ("ready", "refund"): "idle",
        ("vending", "done"): "idle",
    }

    def __init__(self):
        self.state, self.coins, self.trace = "idle", 0, []

    def handle(self, event):
        try:
            new = self.transitions[self.state, event]
        except KeyError:
            raise ValueError(f"{event} is impossible when {self.state}") from None
        self.trace.append(f"{self.state}->{new}")
        leave, enter = getattr(self, "leave_" + self.state, None), getattr(self, "enter_" + new, None)
        if leave:
            leave(event)
        self.state = new
        if enter:
            enter(event)

    def enter_ready(self, event):
        self.coins += 1

    def leave_ready(self, event):
        if event == "refund":
            print("returned", self.coins)
            self.coins = 0

    def enter_vending(self, event):
        print("vending for", self.coins)
        self.coins = 0

machine = Machine()
for event in "coin coin refund push coin push coin done done".split():
    try:
        machine.handle(event)
    except ValueError as error:
        print("error:", error)
print(machine.state, machine.trace)

def tokens(text):
    state, token = "space", ""
    for c in text + " ":
        kind = "digit" if c.isdigit() else "letter" if c.isalpha() or c == "_" else "space" if c.isspace() else "sign"
        same = kind == state or (state == "letter" and kind == "digit")
        if not same or state == "sign":
            if token:
                yield state, token
            state, token = kind, ""
        if kind != "space":
            token += c

print(list(tokens("x1 = 42+(y_2*7)")))
print([token for kind, token in tokens("if a<=10: go") if kind != "sign"])
lights = {"red": "green", "green": "yellow", "yellow": "red"}
light = "red"
print([light := lights[light] for _ in range(5)], light)
