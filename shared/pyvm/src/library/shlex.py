# `shlex`: text in the words of the shell. Behaviour follows CPython's documentation of `split`, `quote` and `join`.

_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")


def split(s, comments=False, posix=True):
    words, word, begun, quote, at = [], "", False, "", 0
    while at < len(s):
        letter = s[at]
        at += 1
        if quote:
            if letter == quote:
                quote = ""
                word += "" if posix else letter
            elif letter == "\\" and quote == '"' and posix:
                if at == len(s):
                    raise ValueError("No escaped character")
                word += s[at] if s[at] in '"\\' else letter + s[at]
                at += 1
            else:
                word += letter
        elif letter.isspace():
            if begun:
                words.append(word)
            word, begun = "", False
        elif letter == "#" and comments and not begun:
            end = s.find("\n", at)
            at = len(s) if end < 0 else end
        elif letter in "'\"":
            quote, begun = letter, True
            word += "" if posix else letter
        elif letter == "\\" and posix:
            if at == len(s):
                raise ValueError("No escaped character")
            word += s[at]
            at += 1
            begun = True
        else:
            word += letter
            begun = True
    if quote:
        raise ValueError("No closing quotation")
    if begun:
        words.append(word)
    return words


def quote(s):
    if not s:
        return "''"
    if all([letter in _SAFE for letter in s]):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(word) for word in split_command])
