"""Taking strings apart and putting them together."""

print("a b  c".split(), "a b  c".split(" "), " lead and trail ".split(), "".split(), "".split(","), "a,b,,c,".split(","))
print("a,b,c,d".split(",", 2), "a,b,c,d".rsplit(",", 1), "k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="))
print("one\ntwo\r\nthree\n".splitlines(), "one\n\ntwo".splitlines(True), "x<>y<>z".split("<>"), " \t\n a".split(None, 1))
print(",".join(["a", "b"]), "".join("abc"), "-".join([]), ", ".join(str(n) for n in range(3)), "ab".join("XYZ"))
print("  x ".strip() + "|", "  x ".lstrip() + "|", "  x ".rstrip() + "|", "xxhixx".strip("x"), "abcba".strip("ab"), "www.site.com".lstrip("w."))
print("prefix_name".removeprefix("prefix_"), "name.txt".removesuffix(".txt"), "name".removesuffix(".txt"))
print("banana".replace("an", "AN"), "banana".replace("an", "", 1), "aaa".replace("", "-"), "abc".replace("x", "y"))
print("banana".find("an"), "banana".find("an", 2), "banana".rfind("an"), "banana".find("x"), "banana".index("n"), "banana".count("an"), "aaaa".count("aa"))
print("file.py".startswith("file"), "file.py".endswith((".rs", ".py")), "abc".startswith("b", 1), "abc".startswith(""))
print("tab\tsep".expandtabs(8), "a\tb".expandtabs(4), "x" * 3 + "-" * 0, "5".zfill(3), "-5".zfill(4), "+12".zfill(2))
print("Hello World".swapcase(), "hello world".title(), "hELLO".capitalize(), "ABC".lower(), "straße".upper(), "ß".casefold())
print("mid".center(9, "*"), "mid".ljust(6) + "|", "mid".rjust(6, "."), "long".center(2))
print("abc".isalpha(), "ab1".isalnum(), "12".isdigit(), "½".isnumeric(), " ".isspace(), "".isalpha(), "Ab".isupper(), "AB1".isupper(), "a_b".isidentifier(), "Title Case".istitle())
print("hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans({"h": "J", "l": None})))
for action in (lambda: "abc".index("z"), lambda: ",".join([1]), lambda: "a".split(""), lambda: "a" + 1, lambda: "a" * "b", lambda: "abc"[5], lambda: "a".center("x")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
record = "id=7; name=Ann ;city = Rome"
print({key.strip(): value.strip() for key, value in (part.split("=") for part in record.split(";"))})
