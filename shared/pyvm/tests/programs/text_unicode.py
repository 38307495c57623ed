# Text beyond ASCII.

SAMPLES = ["straße", "ΣΊΣΥΦΟΣ", "ǆ ǅ Ǆ", "ﬁne", "İstanbul", "ıi", "ẞ", "ᾳ ᾼ", "Ꭰꭰ", "x²", "Ⅷ", "½", "一二三", "٣٤", "़", "naïve café",
           "日本語", "🐍 snake", "a\u0301", "\u00a0 \u2003", "hello wORLD", "it's a dog's", "Mixed Case Words", "ABC", "abc1", "1abc",
           "_x1", "x y", "", " \t\n", "\x1c\x1d", "tab\tbed", "ǲ", "ჯ", "ΐ", "ŉ"]

for text in SAMPLES:
    print(ascii(text), len(text))
    print("  ", ascii([text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text.casefold()]))
    print("  ", [text.isalpha(), text.isalnum(), text.isdecimal(), text.isdigit(), text.isnumeric(), text.isspace(),
                 text.isupper(), text.islower(), text.istitle(), text.isprintable(), text.isidentifier(), text.isascii()])
    print("  ", ascii([text.center(12, "·"), text.ljust(9, "…"), text.rjust(9), text.zfill(9), text.split(), text.strip()]))

snake = "a🐍b🐍c"
print(snake.find("🐍"), snake.find("🐍", 2), snake.rfind("🐍"), snake.index("c"), snake.count("🐍"), snake.count(""))
print(snake.find("b", -3), snake.find("a", 1), snake.find("", 5), snake.find("", 6), snake.startswith("🐍", 1), snake.endswith("b", 0, 3))
print(snake.split("🐍"), snake.rsplit("🐍", 1), snake.partition("🐍"), snake.rpartition("🐍"), snake.replace("🐍", "-", 1))
print("a\x0bb\x0cc\x1cd\x85e\u2028f\r\ng\rh\n".splitlines(), "\n\n".splitlines(True), "".splitlines())
print(snake.translate({ord("🐍"): "snake", ord("a"): None, ord("b"): 66}), "abc".translate(str.maketrans("abc", "xyz")))
print("héllo".encode(), "héllo".encode("latin-1"), b"h\xc3\xa9llo".decode(), int("٣٤") + 1, float("٣.٥"))
print(f"{'日本':>6}|{'日本':é<6}|{'é':^5}|{'é':5}|", "%5s|%-5s|%.1s|" % ("é", "é", "éa"))
print(repr("\u200b\u2028\ud7ff\ue000"), ascii("🐍é"), chr(128013), ord("🐍"), "🐍" * 3, "é" + "🐍")
print("  x  y ".split(None, 1), "  x  y ".rsplit(None, 1), " x ".split(None, 0), "x,y,,z".split(","), ",".split(","), "".split(","), "".split())
print("xxabxx".strip("x"), "xxabxx".lstrip("x"), "xxabxx".rstrip("x"), "abc".removeprefix("ab"), "abc".removesuffix("bc"), "abc".removeprefix("x"))
print("a\tb\n\tc".expandtabs(4), "-5".zfill(5), "+5".zfill(5), "5".zfill(-1), "abc".center(-5), "ab".center(5, "*"), "abc".center(6, "*"))
print("abc".replace("", "-"), "aaa".replace("a", "b", 2), "abc".replace("x", "y"), "".replace("", "x"), "aXbX".replace("X", ""))
