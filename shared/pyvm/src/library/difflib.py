# `difflib`: how two sequences differ (`Lib/difflib.py`; the algorithm is that of Ratcliff and Obershelp).

from collections import namedtuple
from heapq import nlargest

Match = namedtuple("Match", ["a", "b", "size"])


class SequenceMatcher:
    """Compares two sequences by their longest common blocks."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        self.a = a
        self._blocks = self._opcodes = None

    def set_seq2(self, b):
        self.b = b
        self._blocks = self._opcodes = None
        places = {}
        for at, item in enumerate(b):
            places.setdefault(item, []).append(at)
        self.bjunk = set()
        if self.isjunk:
            self.bjunk = set([item for item in places if self.isjunk(item)])
            for item in self.bjunk:
                del places[item]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            most = len(b) // 100 + 1
            self.bpopular = set([item for item, found in places.items() if len(found) > most])
            for item in self.bpopular:
                del places[item]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, junk = self.a, self.b, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        besti, bestj, size = alo, blo, 0
        lengths = {}
        for i in range(alo, ahi):
            new = {}
            for j in self.b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                length = new[j] = lengths.get(j - 1, 0) + 1
                if length > size:
                    besti, bestj, size = i - length + 1, j - length + 1, length
            lengths = new
        # First what is no junk, then what is: both ways.
        for of_junk in (False, True):
            while besti > alo and bestj > blo and (b[bestj - 1] in junk) == of_junk and a[besti - 1] == b[bestj - 1]:
                besti, bestj, size = besti - 1, bestj - 1, size + 1
            while (
                besti + size < ahi and bestj + size < bhi
                and (b[bestj + size] in junk) == of_junk and a[besti + size] == b[bestj + size]
            ):
                size += 1
        return Match(besti, bestj, size)

    def get_matching_blocks(self):
        if self._blocks is not None:
            return self._blocks
        queue = [(0, len(self.a), 0, len(self.b))]
        found = []
        while queue:
            alo, ahi, blo, bhi = queue.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    queue.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    queue.append((i + size, ahi, j + size, bhi))
        found.sort()
        blocks = []
        for i, j, size in found:
            if blocks and blocks[-1][0] + blocks[-1][2] == i and blocks[-1][1] + blocks[-1][2] == j:
                blocks[-1] = Match(blocks[-1][0], blocks[-1][1], blocks[-1][2] + size)
            else:
                blocks.append(Match(i, j, size))
        self._blocks = blocks + [Match(len(self.a), len(self.b), 0)]
        return self._blocks

    def get_opcodes(self):
        if self._opcodes is None:
            self._opcodes = []
            i = j = 0
            for ai, bj, size in self.get_matching_blocks():
                tag = "replace" if i < ai and j < bj else "delete" if i < ai else "insert" if j < bj else None
                if tag:
                    self._opcodes.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    self._opcodes.append(("equal", ai, i, bj, j))
        return self._opcodes

    def get_grouped_opcodes(self, n=3):
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        return _ratio(sum([match.size for match in self.get_matching_blocks()]), len(self.a) + len(self.b))

    def quick_ratio(self):
        counts = {}
        for item in self.b:
            counts[item] = counts.get(item, 0) + 1
        matches = 0
        for item in self.a:
            if counts.get(item, 0) > 0:
                matches += 1
                counts[item] -= 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    found = []
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    for one in possibilities:
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), one))
    return [one for _, one in nlargest(n, found)]


def _range(start, stop):
    """A range of lines as unified diffs have it."""
    length = stop - start
    if length == 1:
        return f"{start + 1}"
    return f"{start if not length else start + 1},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"--- {fromfile}{chr(9) + fromfiledate if fromfiledate else ''}{lineterm}"
            yield f"+++ {tofile}{chr(9) + tofiledate if tofiledate else ''}{lineterm}"
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def IS_LINE_JUNK(line, pat=None):
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


class Differ:
    """Lines that differ, with marks below what differs in them."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._fancy(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, tag, of, low, high):
        for at in range(low, high):
            yield f"{tag} {of[at]}"

    def _plain(self, a, alo, ahi, b, blo, bhi):
        if bhi - blo < ahi - alo:
            yield from self._dump("+", b, blo, bhi)
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _fancy(self, a, alo, ahi, b, blo, bhi):
        """Of two groups of lines, the two that are most alike are set against each other."""
        best, cutoff = 0.74, 0.75
        matcher = SequenceMatcher(self.charjunk)
        same = None
        pair = None
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    same = same or (i, j)
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, pair = matcher.ratio(), (i, j)
        if best < cutoff:
            if same is None:
                yield from self._plain(a, alo, ahi, b, blo, bhi)
                return
            pair = same
        else:
            same = None
        i, j = pair
        yield from self._helper(a, alo, i, b, blo, j)
        if same is not None:
            yield "  " + a[i]
        else:
            yield from self._marked(a[i], b[j])
        yield from self._helper(a, i + 1, ahi, b, j + 1, bhi)

    def _helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._fancy(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _marked(self, one, other):
        marks = ["", ""]
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, one, other).get_opcodes():
            mark = {"replace": "^^", "delete": "- ", "insert": " +", "equal": "  "}[tag]
            marks[0] += mark[0] * (i2 - i1)
            marks[1] += mark[1] * (j2 - j1)
        for sign, line, under in (("- ", one, marks[0]), ("+ ", other, marks[1])):
            yield sign + line
            under = "".join(["\t" if letter == "\t" and mark == " " else mark for letter, mark in zip(line, under)])
            if under.rstrip():
                yield f"? {under.rstrip()}\n"


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    prefixes = ("  ", {1: "- ", 2: "+ "}[int(which)])
    for line in delta:
        if line[:2] in prefixes:
            yield line[2:]
