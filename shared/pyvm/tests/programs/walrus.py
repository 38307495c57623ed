"""Assignment as a part of an expression."""

lines = iter(["first", "second", "", "after"])
while (line := next(lines)) != "":
    print(line)
if (n := len("hello")) > 3:
    print("long", n)
print([half for x in range(10) if (half := x // 2) % 2], half)
print((a := 1) + (b := a + 1), a, b)
data = {"key": "value"}
if found := data.get("key"):
    print("found", found)
if not (missing := data.get("other")):
    print("missing", missing)
total = 0
print([total := total + x for x in range(5)], total)
numbers = [1, 5, 8, 3]
if any((witness := n) > 4 for n in numbers):
    print("witness", witness)
if all((last := n) > 0 for n in numbers):
    print("all positive, last", last)
print({(key := letter.upper()): ord(key) for letter in "ab"}, key)

def chunks(text, size):
    start = 0
    while chunk := text[start:start + size]:
        yield chunk
        start += size

print(list(chunks("abcdefgh", 3)))
f = lambda: (y := 5) * y
print(f())
print(x := 10, x)
i = 0
while (i := i + 1) < 5:
    if i == 3:
        break
print(i, (lambda v: (w := v) + w)(4))
values = [(square := v * v), square + 1] if (v := 3) else []
print(values, f"{(z := 7)} {z}", print("inside") or (q := 2), q)
