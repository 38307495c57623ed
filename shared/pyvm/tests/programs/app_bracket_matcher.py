"""Stacks at work: brackets, reverse Polish notation and undo."""

PAIRS = {")": "(", "]": "[", "}": "{"}

def check(text):
    stack = []
    for position, c in enumerate(text):
        if c in PAIRS.values():
            stack.append((c, position))
        elif c in PAIRS:
            if not stack:
                return f"unopened {c} at {position}"
            opened, where = stack.pop()
            if opened != PAIRS[c]:
                return f"{opened} at {where} closed by {c} at {position}"
    return "balanced" if not stack else f"unclosed {stack[-1][0]} at {stack[-1][1]}"

for text in ("", "(a[b]{c})", "(]", "((", "a)", "{[()()]}"):
    print(repr(text), check(text))

def rpn(text):
    stack = []
    operators = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a // b}
    for token in text.split():
        if token in operators:
            right, left = stack.pop(), stack.pop()
            stack.append(operators[token](left, right))
        else:
            stack.append(int(token))
    result, = stack
    return result

for text in ("3 4 + 2 *", "5 1 2 + 4 * + 3 -", "1 +", "1 2", "8 0 /", "x"):
    try:
        print(text, "=", rpn(text))
    except (IndexError, ValueError, ZeroDivisionError) as error:
        print(text, "->", type(error).__name__, error)

class Editor:
    def __init__(self):
        self.text, self.done, self.undone = "", [], []

    def do(self, change, undo):
        change()
        self.done.append((change, undo))
        self.undone.clear()

    def type(self, text):
        def change():
            self.text += text
        def undo():
            self.text = self.text[:-len(text)]
        self.do(change, undo)

    def upper(self):
        before = self.text
        self.do(lambda: setattr(self, "text", before.upper()), lambda: setattr(self, "text", before))

    def undo(self):
        if self.done:
            change, undo = self.done.pop()
            undo()
            self.undone.append((change, undo))

    def redo(self):
        if self.undone:
            change, undo = self.undone.pop()
            change()
            self.done.append((change, undo))

editor = Editor()
editor.type("hello")
editor.type(" world")
editor.upper()
print(editor.text)
for action in "undo undo redo redo redo undo undo undo undo".split():
    getattr(editor, action)()
    print(action, repr(editor.text))
