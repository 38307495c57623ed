class Switch:
    def __init__(self):
        self.state = "off"

    def toggle(self):
        self.state = "on" if self.state == "off" else "off"
        return self

switch = Switch()
print(switch.toggle().state)
print(switch.toggle().toggle().state)
print(switch.state())
