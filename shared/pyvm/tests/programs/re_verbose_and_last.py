# Blanks before what repeats in a verbose pattern, what there is nothing to repeat of, and the group that ended last.
import re

print(re.findall(r"""
    \d +      # digits
    (?: \. \d *  # a fraction
    ) ?
""", "1 23.5 4.", re.VERBOSE))
print(re.findall(r"a {2}|b # twice or once", "aaab", re.X), re.sub(r"b ?", "-", "ab b", flags=re.X))
for pattern in ("*a", "a|*", "(+)", "^*", r"\b+", "{2}", "(?:{1,2})", "a**", "a{2}{3}"):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, "->", error)
print(re.findall("{|}|{a}", "{a}"), re.findall("x{", "x{"))
for pattern, text in ((r"(a)(b?)", "a"), (r"(a(b?))", "a"), (r"((a)(b?))", "ab"), (r"(a)|(b)", "b"), (r"(?P<n>a)(?P<e>)", "a")):
    match = re.match(pattern, text)
    print(pattern, match.lastindex, match.lastgroup)
