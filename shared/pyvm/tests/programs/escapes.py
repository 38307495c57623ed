for s in ["a", "it's", 'say "hi"', "it's \"both\"", "tab\t", "new\n", "cr\r", "back\\", "nul\0", "\x01\x1f\x7f", "\x80\x9f\xa0\xad", "é", "\u20ac", "\U0001f40d", "\u200b", "\u2028", "\u202e", "\ufeff", "\ud7ff", "\ue000", "\U0010ffff", "\u0378", "\u00ff\u0100", "{}", "%s", "\a\b\f\v", "'", '"', "\u3000"]:
    print(repr(s), len(s), f"{s!a}", [s], (s,))
print(f"{'x'!r}", f"{'é'!a:>8}|", f"{'a'!s}", repr("a\\nb"), repr(""))
