"""Code points, escapes and encodings."""

word = "naïve café ☕ 🐍"
print(word, len(word), word.upper(), word[::-1], word.encode("utf-8"), len(word.encode()))
print(ord("a"), ord("é"), ord("🐍"), chr(97), chr(233), chr(0x1F40D), chr(10) == "\n")
print("\u00e9", "\x41", "\101", "\N{BULLET}", "\U0001F600", r"raw \n", "tab\there", 'it\'s', "back\\slash")
print(repr("quote'"), repr('double"'), repr("both'\""), repr("new\nline\ttab\0nul\x7f\x1b"), repr("é\u200b\ud800"[:2]))
print(ascii("é🐍"), ascii("plain"), repr("\\"), "\a\b".encode())
print("é" == "\u00e9", "e\u0301" == "é", len("e\u0301"), "a" < "b" < "é", sorted("éeza"), max("abc"))
print(b"abc", b"\x00\xff", "abc".encode(), b"abc".decode(), bytes([104, 105]), list(b"hi"), b"hi"[0])
print("é".encode("latin-1"), "é".encode("latin-1").hex(), b"\xc3\xa9".decode("utf-8"), "aé".encode("ascii", "replace"), b"a\xff".decode("utf-8", "ignore"))
for action in (lambda: "é".encode("ascii"), lambda: b"\xff".decode("utf-8"), lambda: chr(-1), lambda: ord("ab"), lambda: "a".encode("no-such-code")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
text = """line one
  line two \
still two
"""
print(repr(text), len(text.splitlines()))
print("implicit " "concatenation " 'of ' f"{1 + 1} parts")
print("a" in "cat", "at" in "cat", "" in "cat", "ca" not in "cat", "A".isascii(), "é".isascii(), "é".isalpha(), "٣".isdigit(), int("٣"))
for c in "aé\n":
    print(repr(c), c.isprintable(), c.encode().hex())
