"""The order of keys that only Python code can compare: CPython's merge sort, with just its comparisons, which programs
count (`Objects/listobject.c`, `Objects/listsort.txt`)."""

from sys import version_info

# Runs shorter than this are merged one by one.
_LEAST_GALLOP = 7


def sorted_order(keys, reverse):
    """The places of the keys, least first. Equal ones stay in order: with the greatest first, too."""
    places = [*range(len(keys))]
    if reverse:
        places.reverse()
    left = len(places)
    if left > 1:
        least = _least_run(left)
        sorting = _Sorting(keys, places)
        at = 0
        while left:
            run = sorting.run(at, at + left)
            length = run - at
            if length < least:
                length = min(left, least)
                sorting.insert(at, at + length, run)
            sorting.found(at, length)
            at += length
            left -= length
        sorting.merge_all()
    if reverse:
        places.reverse()
    return places


def _least_run(count):
    odd = 0
    while count >= 64:
        odd |= count & 1
        count >>= 1
    return count + odd


class _Sorting:
    def __init__(self, keys, places):
        self.keys = keys
        self.places = places
        # The runs that are sorted: where they begin, their lengths, and how deep a balanced merge has their ends.
        self.runs = []
        self.gallop = _LEAST_GALLOP

    def run(self, at, end):
        """Where the run ends that begins here. One that goes down is turned round (`count_run`)."""
        keys, places = self.keys, self.places
        if end - at == 1:
            return end
        if version_info < (3, 13):
            return self._strict_run(at, end)
        first = at
        at += 1
        while at < end and not keys[places[at]] < keys[places[at - 1]]:
            at += 1
        if at == end:
            return end
        if at > first + 1:
            if keys[places[first]] < keys[places[at - 1]]:
                return at
            # All equal so far.
            places[first:at] = places[first:at][::-1]
        at += 1
        equal = 0
        while at < end:
            if keys[places[at]] < keys[places[at - 1]]:
                if equal:
                    places[at - equal - 1 : at] = places[at - equal - 1 : at][::-1]
                    equal = 0
            elif keys[places[at - 1]] < keys[places[at]]:
                break
            else:
                equal += 1
            at += 1
        if equal:
            places[at - equal - 1 : at] = places[at - equal - 1 : at][::-1]
        places[first:at] = places[first:at][::-1]
        while at < end and not keys[places[at]] < keys[places[at - 1]]:
            at += 1
        return at

    def _strict_run(self, at, end):
        keys, places = self.keys, self.places
        first = at
        at += 1
        down = keys[places[at]] < keys[places[at - 1]]
        at += 1
        while at < end and (keys[places[at]] < keys[places[at - 1]]) == down:
            at += 1
        if down:
            places[first:at] = places[first:at][::-1]
        return at

    def insert(self, first, end, at):
        """Sorts a short piece, which is sorted as far as `at` (`binarysort`)."""
        keys, places = self.keys, self.places
        for at in range(at, end):
            place = places[at]
            pivot = keys[place]
            low, high = first, at
            while low < high:
                middle = (low + high) >> 1
                if pivot < keys[places[middle]]:
                    high = middle
                else:
                    low = middle + 1
            places[low + 1 : at + 1] = places[low:at]
            places[low] = place

    def found(self, at, length):
        """A run is sorted. Merges those before it that lie deeper (`found_new_run`)."""
        runs = self.runs
        if runs:
            power = self._power(runs[-1][0], runs[-1][1], length)
            while len(runs) > 1 and runs[-2][2] > power:
                self._merge(len(runs) - 2)
            runs[-1][2] = power
        runs.append([at, length, 0])

    def _power(self, start, first, second):
        count = len(self.places)
        low = 2 * start + first
        high = low + first + second
        power = 0
        while True:
            power += 1
            if low >= count:
                low -= count
                high -= count
            elif high >= count:
                return power
            low <<= 1
            high <<= 1

    def merge_all(self):
        runs = self.runs
        while len(runs) > 1:
            at = len(runs) - 2
            if at > 0 and runs[at - 1][1] < runs[at + 1][1]:
                at -= 1
            self._merge(at)

    def _merge(self, at):
        """Merges a run and the next one (`merge_at`)."""
        start, first, _ = self.runs[at]
        middle, second, power = self.runs.pop(at + 1)
        self.runs[at] = [start, first + second, power]
        left = self.places[start:middle]
        right = self.places[middle : middle + second]
        # What is in its place already, at both ends.
        skipped = self._after(right[0], left, 0)
        if skipped == first:
            return
        left = left[skipped:]
        right = right[: self._before(left[-1], right, second - 1)]
        if not right:
            return
        merged = self._upwards(left, right) if len(left) <= len(right) else self._downwards(left, right)
        self.places[start + skipped : start + skipped + len(merged)] = merged

    def _before(self, place, run, hint):
        """Where a key belongs in a run, before those that equal it (`gallop_left`)."""
        keys = self.keys
        key = keys[place]
        last, step = 0, 1
        if keys[run[hint]] < key:
            most = len(run) - hint
            while step < most and keys[run[hint + step]] < key:
                last, step = step, 2 * step + 1
            low, high = hint + last + 1, hint + min(step, most)
        else:
            most = hint + 1
            while step < most and not keys[run[hint - step]] < key:
                last, step = step, 2 * step + 1
            low, high = hint - min(step, most) + 1, hint - last
        while low < high:
            middle = low + ((high - low) >> 1)
            if keys[run[middle]] < key:
                low = middle + 1
            else:
                high = middle
        return high

    def _after(self, place, run, hint):
        """Where a key belongs in a run, after those that equal it (`gallop_right`)."""
        keys = self.keys
        key = keys[place]
        last, step = 0, 1
        if key < keys[run[hint]]:
            most = hint + 1
            while step < most and key < keys[run[hint - step]]:
                last, step = step, 2 * step + 1
            low, high = hint - min(step, most) + 1, hint - last
        else:
            most = len(run) - hint
            while step < most and not key < keys[run[hint + step]]:
                last, step = step, 2 * step + 1
            low, high = hint + last + 1, hint + min(step, most)
        while low < high:
            middle = low + ((high - low) >> 1)
            if key < keys[run[middle]]:
                high = middle
            else:
                low = middle + 1
        return high

    def _upwards(self, left, right):
        """Merges two runs from their starts (`merge_lo`). The right one's first is the least, the left one's last the
        greatest."""
        keys = self.keys
        merged = [right[0]]
        a, b = 0, 1
        ends, stops = len(left) - 1, len(right)
        gallop = self.gallop
        while b < stops and a < ends:
            lefts = rights = 0
            while True:
                if keys[right[b]] < keys[left[a]]:
                    merged.append(right[b])
                    b += 1
                    rights += 1
                    lefts = 0
                    if b == stops or rights >= gallop:
                        break
                else:
                    merged.append(left[a])
                    a += 1
                    lefts += 1
                    rights = 0
                    if a == ends or lefts >= gallop:
                        break
            if b == stops or a == ends:
                break
            gallop += 1
            while True:
                gallop -= gallop > 1
                self.gallop = gallop
                lefts = self._after(right[b], left[a:], 0)
                merged += left[a : a + lefts]
                a += lefts
                if a >= ends:
                    break
                merged.append(right[b])
                b += 1
                if b == stops:
                    break
                rights = self._before(left[a], right[b:], 0)
                merged += right[b : b + rights]
                b += rights
                if b == stops:
                    break
                merged.append(left[a])
                a += 1
                if a == ends or lefts < _LEAST_GALLOP and rights < _LEAST_GALLOP:
                    break
            if b == stops or a >= ends:
                break
            gallop += 1
            self.gallop = gallop
        if b == stops:
            return merged + left[a:]
        return merged + right[b:] + left[a:]

    def _downwards(self, left, right):
        """Merges two runs from their ends (`merge_hi`)."""
        keys = self.keys
        # From the end.
        merged = [left[-1]]
        a, b = len(left) - 1, len(right)
        gallop = self.gallop
        # `a` of the left ones are left, and `b` of the right ones.
        while a and b > 1:
            lefts = rights = 0
            while True:
                if keys[right[b - 1]] < keys[left[a - 1]]:
                    a -= 1
                    merged.append(left[a])
                    lefts += 1
                    rights = 0
                    if not a or lefts >= gallop:
                        break
                else:
                    b -= 1
                    merged.append(right[b])
                    rights += 1
                    lefts = 0
                    if b == 1 or rights >= gallop:
                        break
            if not a or b == 1:
                break
            gallop += 1
            while True:
                gallop -= gallop > 1
                self.gallop = gallop
                stays = self._after(right[b - 1], left[:a], a - 1)
                lefts = a - stays
                merged += left[stays:a][::-1]
                a = stays
                if not a:
                    break
                b -= 1
                merged.append(right[b])
                if b == 1:
                    break
                stays = self._before(left[a - 1], right[:b], b - 1)
                rights = b - stays
                merged += right[stays:b][::-1]
                b = stays
                if b <= 1:
                    break
                a -= 1
                merged.append(left[a])
                if not a or lefts < _LEAST_GALLOP and rights < _LEAST_GALLOP:
                    break
            if not a or b <= 1:
                break
            gallop += 1
            self.gallop = gallop
        merged.reverse()
        if not a:
            return right[:b] + merged
        return right[:b] + left[:a] + merged
