# How texts differ.
import difflib

one = ["alpha\n", "beta\n", "gamma\n", "delta\n", "last\n"]
other = ["alpha\n", "betta\n", "gamma\n", "new\n", "last\n"]
print("".join(difflib.unified_diff(one, other, "one", "other")))
print("".join(difflib.ndiff(one, other)))
matcher = difflib.SequenceMatcher(None, "abcd", "bcde")
print(matcher.ratio(), matcher.get_matching_blocks(), matcher.get_opcodes())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
