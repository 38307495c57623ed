class LoadError(Exception):
    pass

def parse(line):
    name, value = line.split("=")
    return name, int(value)

def load(lines):
    table = {}
    for number, line in enumerate(lines, start=1):
        try:
            name, value = parse(line)
        except ValueError as error:
            raise LoadError(f"line {number}: {line!r}") from error
        table[name] = value
    return table

print(load(["a=1", "b=2"]))
print(load(["a=1", "b=two"]))
