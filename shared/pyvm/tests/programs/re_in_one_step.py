# re: runs, alternatives and loops that know what follows; matches, and what is made of them in one step.
import re


def show(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


PATTERNS = [
    r"(\w+)@(\w+)\.com", r"\d+", r"a*", r"a+?b", r"(a|ab)(c|bcd)(d*)", r"(?:ab|a)*c", r"x*?y", r"[^,]*", r"(\w)(\w)?",
    r"^\w+", r"\w+$", r"(?m)^b.*$", r"\bb", r"\Bb", r"\B", r"(.)\1", r"(?i:AB)c", r"(?<=a)b", r"(?<!a)b", r"a(?=b)",
    r"a(?!b)", r"(?>a+)b", r"(?P<key>\w+)=(?P<value>\w*)", r"é+", r"[é-ü]+|b", r"\W+", r"(a?)*", r"((a)|(b))*", r"a{2,3}",
    r"a{2,3}?", r"(?s).+", r".+", r"\s*,\s*", r"(?:a|b)+c|d", r"colou?r", r"cat|dog|bird", r"(ab)?(cd)?", r"[\w.]+@[\w.]+",
    r"\.", r"--", r"", r"(?:)", r"(?=a)", r"z|", r"(\d+)-(\d+)|(\w+)", r"[]a]+", r"[a\-]+", r"\x61|\u00e9",
]
TEXTS = [
    "", "a", "ab", "abcd", "aab aaab b", "joe@site.com, ann@other.com and bob@x.com", "key=value other= x=1", "a\nb\nbc",
    "éaüb é", "aaaa", "12-34 ab 5", "a , b,c ,d", "colour color cat bird", "a.b.c--d]", "ABc abC\n",
]


def matrix():
    for pattern in PATTERNS:
        compiled = re.compile(pattern)
        for text in TEXTS:
            m, s, f = compiled.match(text), compiled.search(text), compiled.fullmatch(text)
            found = [m and (m.span(), m.groups()), s and (s.span(), s.groups("-"), s[0]), f and f.regs]
            parts = [compiled.findall(text), compiled.split(text), compiled.sub("<>", text), compiled.split(text, 1)]
            walked = [(x.start(), x.end(), x.group()) for x in compiled.finditer(text)]
            print(repr(pattern), repr(text), *found, *parts, walked, compiled.search(text, 2), compiled.findall(text, 1, 4))


def matches():
    m = re.match(r"(?P<first>\w+) (?P<last>\w+)( x)?", "Ann Lee!")
    print(m.group(), m.group(0), m.group(1), m.group("last"), m.group(1, 2), m.group("first", 3), m[1], m["last"])
    print(m.groups(), m.groups(""), m.groupdict(), m.start(), m.end(2), m.span("last"), m.span(3), m.start(3), m.lastindex)
    print(m.pos, m.endpos, m.string, m.re.pattern, m.re.groups, m.lastgroup, m)
    show("no group", lambda: m.group(4))
    show("no name", lambda: m.group("nobody"))
    show("negative", lambda: m.group(-1))
    show("no span", lambda: m.span(9))
    show("bool", lambda: m.group(True))
    p = re.compile(r"\w+")
    print(p.match("abc def", 4), p.match("abc def", 4, 6), p.match("abc", -5), p.search("abc", 10), p.match("abc", 0, 99), p.match("abc", 2, 1))
    print(p.match("abc", pos=1), p.fullmatch("abc", endpos=2), p.findall("ab cd", pos=1), p.search("  abc", 1).pos, p.search("  abc", 1, 4).endpos)
    print([type(x).__name__ for x in p.finditer("a b")], p.finditer("a b").__next__().group(), list(p.finditer("")))


def kinds():
    b = re.compile(rb"(\w+)-(\d*)")
    print(b.findall(b"ab-12 c-"), b.sub(b"[\\1]", b"ab-12"), b.split(b"x ab-1 y"), b.match(b"ab-1").groups(), b.search(b"\xe9a-"))
    show("bytes on text", lambda: b.match("ab-12"))
    show("text on bytes", lambda: re.findall("a", b"a"))
    show("number", lambda: re.match("a", 1))
    show("none", lambda: re.sub("a", "b", None))

    class Text(str):
        """A text of its own."""

    print(re.findall("b+", Text("abbcb")), re.sub("b", "-", Text("abc")), re.split("b", Text("abc")), re.match("(a)", Text("a")).group(1))
    wide = "naïve café, déjà vu: ça va? 日本語 テキスト"
    print(re.findall(r"\w+", wide), re.sub(r"\W+", "_", wide), re.split(r"\s", wide), re.search("日(.)語", wide).groups(), re.search("日", wide).span())
    print(re.findall(r"(?a)\w+", wide), re.findall("[à-ï]", wide), re.findall("(?i)É", wide))


def replacing():
    print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"(\w)(\d)?", r"<\1\2>", "a1b"), re.sub("a", r"\n\t\\", "banana", count=2))
    for _ in range(2):
        print(re.sub(r"(?P<x>a)", r"\g<x>\g<0>\g<1>", "cab"), re.sub("x*", "-", "abxd"), re.subn("a", "b", "aXa"), re.sub("", "-", "ab"))
    print(re.sub("a", lambda m: m.group().upper() + str(m.start()), "banana"), re.sub("a", "b", "aaa", count=2), re.sub("a", "b", "aaa", count=0))
    show("bad group", lambda: re.sub("(a)", r"\2", "a"))
    show("bad name", lambda: re.sub("(a)", r"\g<q>", "a"))
    show("bad escape", lambda: re.sub("a", r"\q", "a"))
    print(re.split("(,)", "a,b,c"), re.split(",", "a,b,c", maxsplit=2), re.split("", "ab"), re.split("x", ""))
    print(re.findall("A", "aAa", re.I), re.match("a.b", "a\nb", re.S), re.compile("a") is re.compile("a"), re.compile(re.compile("b")).pattern)
    print(re.sub(re.compile("a"), "c", "aa"), re.search(re.compile("b"), "abc"), re.fullmatch("a|ab", "ab"), re.escape("a.b"))


def hard():
    words = "the quick brown fox jumps over the lazy dog " * 50
    print(len(re.findall(r"\b\w*o\w*\b", words)), len(re.findall("o", words)), len(re.split(r"\s+", words)), re.sub(r"[aeiou]+", "", words)[:40])
    print(re.match(r"(a+)+$", "a" * 16 + "b"), re.match(r"(?:a|b|ab)*c", "ab" * 8), re.search(r"x.*y.*z", "x" * 40 + "y" * 40))
    tokens = re.compile(r"\s*(?:(?P<number>\d+\.?\d*)|(?P<name>[A-Za-z_]\w*)|(?P<sign>[-+*/()=]))")
    text, at, seen = "area = width * (height + 2.5) - x1", 0, []
    while at < len(text):
        m = tokens.match(text, at)
        seen.append((m.lastgroup, m.group(m.lastgroup)))
        at = m.end()
    print(seen)
    log = '127.0.0.1 - - [10/Oct/2000:13:55:36] "GET /a.gif HTTP/1.0" 200 2326'
    print(re.match(r'(\S+) \S+ \S+ \[([^\]]+)\] "(\w+) (\S+)[^"]*" (\d{3}) (\d+)', log).groups())


for test in (matrix, matches, kinds, replacing, hard):
    print("--", test.__name__)
    test()
