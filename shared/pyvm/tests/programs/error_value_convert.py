def to_number(text):
    if "." in text:
        return float(text)
    return int(text)

for text in ["12", "-3", "4.5", " 7 ", "1_000"]:
    print(to_number(text))
print(to_number("1.2.3"))
