"""Word counts, letter counts and a bar chart."""

TEXT = """It was a bright cold day, and the clocks - all of the clocks! - were striking.
Nobody looked up; nobody ever did. The clocks went on, on and on."""

def words(text):
    word = ""
    for letter in text.lower() + " ":
        if letter.isalpha():
            word += letter
        elif word:
            yield word
            word = ""

counts = {}
for word in words(TEXT):
    counts[word] = counts.get(word, 0) + 1
ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
for word, count in ranked[:6]:
    print(f"{word:>8} {'#' * count:<5} {count}")
print(len(counts), sum(counts.values()), max(counts, key=len), sorted(counts)[:3])

letters = [0] * 26
for letter in TEXT.lower():
    if "a" <= letter <= "z":
        letters[ord(letter) - ord("a")] += 1
top = sorted(range(26), key=lambda i: (-letters[i], i))[:5]
print([(chr(i + 97), letters[i]) for i in top])
height = max(letters[i] for i in top)
for level in range(height, 0, -4):
    print(" ".join("*" if letters[i] >= level else " " for i in top))
print(" ".join(chr(i + 97) for i in top))

def wrap(text, width):
    line = []
    for word in text.split():
        if line and len(" ".join(line + [word])) > width:
            yield " ".join(line)
            line = []
        line.append(word)
    if line:
        yield " ".join(line)

for line in wrap(TEXT, 30):
    print(f"|{line:^30}|")
caesar = str.maketrans("abcdefghijklmnopqrstuvwxyz", "nopqrstuvwxyzabcdefghijklm")
print("hello world".translate(caesar), "hello".translate(caesar).translate(caesar))
print("".join(reversed("stressed")), " ".join(w[::-1] for w in "drow redro".split()), sorted("listen") == sorted("silent"))
vowels = {v: TEXT.count(v) for v in "aeiou"}
print(vowels, sum(c in "aeiou" for c in TEXT) == sum(vowels.values()))
