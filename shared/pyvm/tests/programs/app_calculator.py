"""A calculator: tokenizer, parser and evaluator with precedence and errors."""

class ParseError(Exception):
    pass

def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            number = text[start:i]
            yield "number", float(number) if "." in number else int(number)
        elif c in "+-*/%^()":
            yield "op", c
            i += 1
        else:
            raise ParseError(f"unexpected {c!r} at {i}")
    yield "end", None

class Parser:
    levels = [{"+": lambda a, b: a + b, "-": lambda a, b: a - b},
              {"*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b}]

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.position = 0

    @property
    def current(self):
        return self.tokens[self.position][1]

    def advance(self):
        self.position += 1
        return self.tokens[self.position - 1]

    def parse(self):
        value = self.binary(0)
        if self.tokens[self.position][0] != "end":
            raise ParseError(f"unexpected {self.current!r} after the expression")
        return value

    def binary(self, level):
        if level == len(self.levels):
            return self.power()
        value = self.binary(level + 1)
        while self.current in self.levels[level]:
            operate = self.levels[level][self.advance()[1]]
            value = operate(value, self.binary(level + 1))
        return value

    def power(self):
        base = self.unary()
        if self.current == "^":
            self.advance()
            return base ** self.power()
        return base

    def unary(self):
        if self.current == "-":
            self.advance()
            return -self.unary()
        return self.atom()

    def atom(self):
        kind, value = self.advance()
        if kind == "number":
            return value
        if value == "(":
            inner = self.binary(0)
            if self.current != ")":
                raise ParseError("missing )")
            self.advance()
            return inner
        raise ParseError("unexpected end" if kind == "end" else f"unexpected {value!r}")

for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 * -(3 - 5)", "7 / 2 - 1", "10 % 4 + 0.5", "1 / 0", "2 +", "(1", "1 2", "3 $ 4", "", "((((42))))", "2 ^ 64 - 1"):
    try:
        print(f"{text} = {Parser(text).parse()}")
    except ParseError as error:
        print(f"{text!r}: {error}")
    except ArithmeticError as error:
        print(f"{text!r}: {type(error).__name__}")
