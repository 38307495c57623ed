def numbers(text):
    for part in text.split(","):
        yield int(part)

def all_numbers(lines):
    for line in lines:
        yield from numbers(line)

total = 0
for number in all_numbers(["1,2", "3", "4,x", "5"]):
    total += number
    print(number, total)
