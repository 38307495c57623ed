# `fnmatch`: names and patterns of the shell.


def _set(pattern, at):
    """The end of the `[…]` that begins at this place, or -1."""
    end = at + 1
    if pattern[end : end + 1] == "!":
        end += 1
    if pattern[end : end + 1] == "]":
        end += 1
    return pattern.find("]", end)


def _in_set(letter, inside):
    turned = inside.startswith("!")
    if turned:
        inside = inside[1:]
    found = False
    at = 0
    while at < len(inside):
        if inside[at + 1 : at + 2] == "-" and at + 2 < len(inside):
            found = found or inside[at] <= letter <= inside[at + 2]
            at += 3
        else:
            found = found or inside[at] == letter
            at += 1
    return found != turned


def fnmatchcase(name, pat):
    at = place = 0
    # Where the last `*` was, and what it has taken so far: the only place to come back to.
    star = taken = -1
    while at < len(name):
        step = 0
        if place < len(pat):
            letter = pat[place]
            end = _set(pat, place) if letter == "[" else -1
            if letter == "*":
                star, taken = place, at
                place += 1
                continue
            if letter == "?":
                step = 1
            elif end >= 0:
                step = end + 1 - place if _in_set(name[at], pat[place + 1 : end]) else 0
            elif letter == name[at]:
                step = 1
        if step:
            place += step
            at += 1
        elif star >= 0:
            taken += 1
            place, at = star + 1, taken
        else:
            return False
    return not pat[place:].strip("*")


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
