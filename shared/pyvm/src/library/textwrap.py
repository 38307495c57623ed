# `textwrap`: indentation. The part that fills paragraphs is not here.


def dedent(text):
    """The text without the margin that all its lines have, but for blank ones."""
    lines = text.split("\n")
    written = [line for line in lines if line and not line.isspace()]
    # What the first and the last of them in order have in common, all between them have.
    first, last = min(written, default=""), max(written, default="")
    margin = 0
    for at, character in enumerate(first):
        if character != last[at] or character not in " \t":
            break
        margin = at + 1
    return "\n".join([line[margin:] if line and not line.isspace() else "" for line in lines])


def indent(text, prefix, predicate=None):
    """The text with a prefix before each line that is not blank, or that the predicate wants."""
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
