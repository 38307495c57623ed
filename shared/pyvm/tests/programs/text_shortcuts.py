# What texts do most often has ways of its own in the machine; nothing but the time may tell.


class Loud(str):
    def __eq__(self, other):
        return "Loud ==" if isinstance(other, str) else NotImplemented

    __hash__ = str.__hash__

    def __add__(self, other):
        return "Loud +"

    def __radd__(self, other):
        return "Loud r+"

    def __rmod__(self, other):
        return "Loud r%"

    def __format__(self, spec):
        return f"<{spec}>"

    def __contains__(self, part):
        return part == "anything"

    def upper(self):
        return "LOUD!"


def growing():
    # A text that somebody else holds stays as it is.
    text = "a"
    kept = [text]
    text += "b"
    kept.append(text)
    text += "c"
    kept.append(text)
    text = text + "d"
    same = text
    text = text + text
    print(kept, same, text)
    text = text + "" + "e" + text + str(5)
    print(text)
    for c in "äöü xyz":
        text += c
    print(text, len(text), text[-1], text[0], text[-3:], text == text[:], ascii(text))
    empty = ""
    empty += "q"
    print(empty == "q", empty != "q", empty == "w", "q" == empty)
    wide = ""
    for part in ["a", "ß", "", "b"]:
        wide = wide + part
    print(wide, len(wide), wide[1], wide[2], wide[::-1])
    closed = "x"

    def inner():
        nonlocal closed
        closed += "y"
        return closed

    print(inner(), inner(), closed)
    a = b = "shared " * 5
    a += "!"
    print(a, b)
    d = {a: 1}
    a += "?"
    print(d, a, hash(a) == hash("shared " * 5 + "!?"))
    word = "word"
    more = word
    more += word
    word += more
    print(word, more)
    text = "loop "
    text += text
    print(text)


growing()


def swallowed():
    try:
        text = "a"
        text += 1
    except TypeError as error:
        print(error)
    try:
        text = "a"
        text = 1 + text
    except TypeError as error:
        print(error)
    try:
        text += None
    except TypeError as error:
        print(error, text)
    try:
        undefined += "a"
    except UnboundLocalError as error:
        print(error)
    try:
        text = text + undefined
    except UnboundLocalError as error:
        print(error, text)


swallowed()


def compared():
    loud, a, b = Loud("a"), "a", "b"
    print(loud == a, a == loud, a == b, a != b, a < b, a <= "", a > "", b >= "b", a == 1, a != None)
    if loud == b:
        print("by its own __eq__")
    if "ab" == "ac" or "ab" != "ab" or "" == "a" or "a" == "":
        print("wrong")
    if "ä" == "a" or "ä" != "ä" or "é" == "è":
        print("wrong")
    texts = ["", "a", "ab", "aä", "ä", "b", "\0", "a" * 40, "a" * 39 + "b"]
    for x in texts:
        line = ""
        for y in texts:
            if x == y:
                line += "="
            elif x < y:
                line += "<"
            elif x > y:
                line += ">"
            if x != y:
                line += "!"
        print(line)
    print([c for c in "hello" if c == "l"], [c for c in "häl" if c != "l"], "ab" in {"ab": 1})


compared()


def places():
    for text in ["", "a", "hello world", "grüße", "x" * 30]:
        for start in [None, 0, 1, -1, 3, 100, -100, True]:
            line = []
            for stop in [None, 0, 2, -1, 100, -100]:
                line.append(text[start:stop])
            print(line)
        print([text[::-1], text[::2], text[-2::-1], text[:1:-1], text[5:2:-1], text[2:5:-1], text[::-3], text[10:0:-2]])
        for at in [0, -1, 4, -5, 100, -100, 2**70]:
            try:
                print(text[at], end=" ")
            except IndexError as error:
                print(error, end="; ")
        print()
    for at in ["0", None, 1.0]:
        try:
            print("abc"[at])
        except TypeError as error:
            print(error)
        try:
            print("abc"[at:])
        except TypeError as error:
            print(error)

    class Index:
        def __index__(self):
            return 1

    text = "abc"
    print(text[Index()], text[Index():], text[:Index()], text[True], text[False:True], Loud("abc")[1], Loud("abc")[:])
    print(type(Loud("abc")[:]).__name__, text[:] is text, text[0] is "xa"[1], text[0:1] is text[0])


places()


def iterated():
    for text in ["", "abc", "aä", "äa", "日本"]:
        print([c for c in text], list(text), [*text], list(reversed(text)), list(enumerate(text)), list(zip(text, text[1:])))
    for c in "ab":
        for c in "cd":
            print(c, end=" ")
        print(c)
    for i, c in enumerate("xy"):
        print(i, c)
    count = {}
    for c in "mississippi":
        count[c] = count.get(c, 0) + 1
    print(count, sorted(count))
    it = iter("ab")
    for c in it:
        print(c, next(it, "end"))
    print("".join(chr(ord(c) + 1) if c.isalpha() else c for c in "Hal 9000 ü"))


iterated()


def methods():
    texts = ["", " ", "abc", "ABC", "aBc", "a1", "123", "²", "½", "ä", "Äx", " \t\n\x1c\x1f ", "a b", "ǅ", "_x", "x" * 30 + " y"]
    for text in texts:
        print(
            repr(text), text.isalpha(), text.isalnum(), text.isdigit(), text.isdecimal(), text.isnumeric(), text.isspace(),
            text.isupper(), text.islower(), text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(),
            repr(text.strip()), repr(text.lstrip()), repr(text.rstrip()), text.split(), text.encode(), text.encode().decode(),
        )
    text = "--a-b--"
    print(text.strip("-"), text.lstrip("-a"), text.rstrip("-"), text.strip(None), text.strip(""), text.strip("ä-"), "äaä".strip("ä"))
    print(text.strip() is text, text.replace("z", "y") is text, text.replace("-", "-") == text)
    for separator in ["-", "--", "b-", "x", "-a-b-", " ", "ä"]:
        print(text.split(separator), ("ä-" + text).split(separator), text.split(separator, 1), text.rsplit(separator, 1))
    print("a,b,,c,".split(","), "".split(","), "".split(), "  a  b ".split(None), "a b c".split(maxsplit=1), "a b c".split(sep=" "))
    for old, new in [("-", "+"), ("-", ""), ("--", "-"), ("a-", "äö"), ("", "."), ("b", "ä"), ("ä", "b"), ("-", "->-")]:
        print(text.replace(old, new), "ä-ä".replace(old, new), ("x" * 30 + "-").replace(old, new), text.replace(old, new, 1))
    for part in ["-", "a", "b-", "", "z", "ä", "--a-b--", "--a-b---"]:
        wide = "ä" + text + "ä"
        print(text.find(part), text.rfind(part), text.count(part), part in text, text.startswith(part), text.endswith(part), text.find(part, 2), text.find(part, 7), text.find(part, 8), text.find(part, -3), text.find(part, None), (text * 40).find(part, 3),
              wide.find(part), wide.rfind(part), wide.count(part), part in wide, part not in wide, wide.find(part, 2, 6))
        try:
            print(text.index(part), wide.index(part))
        except ValueError as error:
            print(error)
    print(", ".join([]), ", ".join(["a"]), ", ".join(("a", "b", "ä")), "".join("xyz"), "-".join({"k": 1}), "ä".join(["a", "b"]))
    print(" ".join(c for c in "gen"), " ".join(map(str, [1, 2])), "".join([Loud("x"), "y"]), type("".join([Loud("x")])).__name__)
    for wrong in [["a", 1], ("a", None, "b"), 5, [b"a"], [["a"]]]:
        try:
            print("".join(wrong))
        except TypeError as error:
            print(error)
    for call in [lambda: "a".split(""), lambda: "a".split(1), lambda: "a".find(1), lambda: "a".replace("a"), lambda: "a".strip(1),
                 lambda: "a".count(), lambda: "a".isalpha(1), lambda: 1 in "a", lambda: "a".index("b"), lambda: "a".join(),
                 lambda: b"\xff".decode(), lambda: "ä".encode("ascii"), lambda: "a".encode(1), lambda: b"a".decode("nope")]:
        try:
            print(call())
        except (TypeError, ValueError, LookupError) as error:
            print(type(error).__name__, error)
    print(b"abc".decode("utf-8"), "ä".encode("utf8"), b"\xc3\xa4".decode(), b"a".decode("ascii"), "a".encode(errors="strict"))
    print(str.upper("x"), str.join("-", ["a", "b"]), str.split("a b"), Loud("x").upper(), Loud("x").lower(), "anything" in Loud("x"))
    print(Loud("a") + "b", "b" + Loud("a"), Loud("x y").split(), Loud("abc").replace("b", "x"), "%s" % Loud("q"), "q%s" % Loud("q"))


methods()


def formatted():
    for value in [0, 5, -5, 12345, -1234567, 2**70, True]:
        print(f"{value}|{value:d}|{value:5}|{value:<5}|{value:^7}|{value:>8}|{value:05}|{value:+}|{value: }|{value:,}|{value:_}|{value:012,}|{value:x}|{value:#b}|{value:*^9}")
    for value in [0.0, -0.0, 1.5, -2.25, 1e20, 1 / 3, float("inf"), float("nan"), 1234567.891]:
        print(f"{value}|{value:.2f}|{value:8.1f}|{value:<9.3f}|{value:+.1e}|{value:g}|{value:,.2f}|{value:010.1f}|{value:%}|{value:.0f}|{value:z.1f}")
    for value in ["", "a", "äö", "longer than that"]:
        print(f"{value}|{value:5}|{value:>5}|{value:^5}|{value:*<8}|{value:.2}|{value:s}|{value!r:>10}|{value:ä^5}")
    print(f"{Loud('x')}{Loud('x'):>5}{None}{[1]}{'a'}{1}", f"{'x'}", f"{5}", f"{''}{''}" == "")
    for value, spec in [(1, "s"), ("a", "d"), (1.0, "d"), (1, ".2"), ("a", "+"), ("a", "=5"), (1, "q"), (1, ",_"), (1, "5.x"), ("a", ",")]:
        try:
            print(format(value, spec))
        except (ValueError, TypeError) as error:
            print(error)
    print("%d %s %r %i %u" % (1, 2, 3, 4, 5), "%s" % "a", "%s%%" % 5, "%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5), "%.3d" % 7, "%5s|%-5s|%.1s" % ("a", "b", "cd"))
    print("%(a)s %(b)d" % {"a": 1, "b": 2}, "%s" % (("t",),), "%x %o %e %g %c" % (255, 8, 1.5, 2.5, "z"), "ä%sö" % "ü", "%d" % 3.99, "%s %s" % ("x", None), "%%" % ())
    print("%s" % True, "%d" % True, "%s" % 1.5, "%.2f" % 3, "%s" % [1, "a"], "%d" % -5, "%5d" % -5, "%d" % 2**3 * 2, "no" % {}, "%s" % -0.0)
    for text, values in [("%d", "a"), ("%s %s", (1,)), ("%s", (1, 2)), ("a", 1), ("%", 1), ("%y", 1), ("ä%y", 1), ("%(a)s", 1), ("%*d", ("x", 1)), ("%c", "ab")]:
        try:
            print(text % values)
        except (TypeError, ValueError) as error:
            print(error)

    class Shown:
        def __str__(self):
            return "shown"

        def __repr__(self):
            return "Shown()"

        def __rmod__(self, text):
            return f"rmod of {text}"

        def __format__(self, spec):
            return f"formatted {spec}"

    class Plain:
        def __str__(self):
            return "plain"

    shown, plain = Shown(), Plain()
    print("%s" % shown, "%s %r" % (shown, shown), f"{shown} {shown!s} {shown:x}", "%s-%s" % (plain, 1), f"{plain}{plain}", "{} {:>6}".format(plain, 5))
    print(1, "a", None, 1.5, plain, [1], sep="|", end="!\n")
    print()
    print("", 1, "")


formatted()
