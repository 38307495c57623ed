# `itertools`: iterators made of iterators. Behaviour follows CPython's documentation of the module.
#
# CPython has them in C (Modules/itertoolsmodule.c). Here each is a generator, or a class where a program
# can see more of it than its items.

from sys import _numbers

_missing = object()


class count:
    """Numbers from `start` on, without end."""

    def __init__(self, start=0, step=1):
        self._next = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        if self._step == 1 and isinstance(self._step, int):
            return f"count({self._next!r})"
        return f"count({self._next!r}, {self._step!r})"


def cycle(iterable):
    kept = []
    for item in iterable:
        yield item
        kept.append(item)
    while kept:
        yield from kept


class repeat:
    """One object again and again, `times` times where that is given."""

    def __init__(self, object, times=None):
        self._object = object
        self._left = None if times is None else max(times, 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if self._left == 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __repr__(self):
        if self._left is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._left})"


class chain:
    """The items of one iterable after those of another."""

    def __init__(self, *iterables):
        self._items = _chained(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._items = _chained(iterables)
        return made

    def __iter__(self):
        return self._items

    def __next__(self):
        return next(self._items)


def _chained(iterables):
    for iterable in iterables:
        yield from iterable


_BOUND = "must be None or an integer: 0 <= x <= sys.maxsize."


def islice(iterable, *bounds):
    if not bounds:
        raise TypeError("islice expected at least 2 arguments, got 1")
    start, stop, step = 0, bounds[0], 1
    if len(bounds) > 1:
        start, stop = bounds[0] or 0, bounds[1]
    if len(bounds) > 2 and bounds[2] is not None:
        step = bounds[2]
    if stop is not None and (not isinstance(stop, int) or stop < 0):
        raise ValueError(f"Stop argument for islice() {_BOUND}")
    if not isinstance(start, int) or start < 0:
        raise ValueError(f"Indices for islice() {_BOUND}")
    if not isinstance(step, int) or step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _sliced(iter(iterable), start, stop, step)


def _sliced(iterator, start, stop, step):
    # Never takes more from the iterator than it must: others may go on with it.
    position = 0
    wanted = start
    if start == 0 and step == 1:
        if stop == 0:
            return
        for item in iterator:
            yield item
            position += 1
            if position == stop:
                return
        return
    while stop is None or wanted < stop:
        while position < wanted:
            if next(iterator, _missing) is _missing:
                return
            position += 1
        item = next(iterator, _missing)
        if item is _missing:
            return
        position += 1
        yield item
        wanted += step
    while stop is not None and position < stop:
        if next(iterator, _missing) is _missing:
            return
        position += 1


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item


def dropwhile(predicate, iterable):
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    yield from iterator


def filterfalse(predicate, iterable):
    for item in iterable:
        if not (item if predicate is None else predicate(item)):
            yield item


def compress(data, selectors):
    for item, wanted in zip(data, selectors):
        if wanted:
            yield item


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def zip_longest(*iterables, fillvalue=None):
    return _longest(iterables, fillvalue)


def _longest(iterables, fillvalue):
    iterators = [iter(iterable) for iterable in iterables]
    running = len(iterators)
    while running:
        row = []
        for index, iterator in enumerate(iterators):
            item = fillvalue if iterator is None else next(iterator, _missing)
            if item is _missing:
                running -= 1
                if not running:
                    return
                iterators[index] = None
                item = fillvalue
            row.append(item)
        yield tuple(row)


def accumulate(iterable, func=None, *, initial=None):
    iterator = iter(iterable)
    total = next(iterator, _missing) if initial is None else initial
    if total is _missing:
        return
    yield total
    for item in iterator:
        total = total + item if func is None else func(total, item)
        yield total


def product(*iterables, repeat=1):
    pools = [tuple(iterable) for iterable in iterables] * repeat
    return _product(pools)


def _product(pools):
    if not all(pools):
        return
    places = [0] * len(pools)
    while True:
        yield tuple([pool[place] for pool, place in zip(pools, places)])
        # As an odometer: the last place turns first.
        for index in range(len(pools) - 1, -1, -1):
            places[index] += 1
            if places[index] < len(pools[index]):
                break
            places[index] = 0
        else:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    length = len(pool) if r is None else r
    if length < 0:
        raise ValueError("r must be non-negative")
    return _permutations(pool, length)


def _permutations(pool, length):
    if length > len(pool):
        return
    if length == 0:
        yield ()
        return
    # One iterator over the possible places for each position; a place in use is passed over.
    chosen, iterators = [], [iter(range(len(pool)))]
    while iterators:
        place = next(iterators[-1], None)
        if place is None:
            iterators.pop()
            if chosen:
                chosen.pop()
        elif place not in chosen:
            if len(iterators) == length:
                yield tuple([pool[index] for index in chosen] + [pool[place]])
            else:
                chosen.append(place)
                iterators.append(iter(range(len(pool))))


def combinations(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(tuple(iterable), r, 1)


def combinations_with_replacement(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(tuple(iterable), r, 0)


def _combinations(pool, length, step):
    # `step` is how far each place is at least from the one before it.
    if length > 0 and len(pool) < (length - 1) * step + 1:
        return
    places = [index * step for index in range(length)]
    while True:
        yield tuple([pool[place] for place in places])
        for index in range(length - 1, -1, -1):
            highest = len(pool) - 1 - (length - 1 - index) * step
            if places[index] < highest:
                places[index] += 1
                for later in range(index + 1, length):
                    places[later] = places[later - 1] + step
                break
        else:
            return


def _grouped(iterable, key):
    # What has native groups.
    return None


class groupby:
    """Runs of items with the same key, each with an iterator over its items."""

    def __init__(self, iterable, key=None):
        self._groups = _grouped(iterable, key)
        if self._groups is not None:
            return
        self._iterator = iter(iterable)
        self._key = key
        self._item = _missing
        self._item_key = _missing
        self._group_key = _missing
        self._group = 0

    def __iter__(self):
        return self

    def _advance(self):
        self._item = next(self._iterator, _missing)
        if self._item is not _missing:
            self._item_key = self._item if self._key is None else self._key(self._item)

    def _is_of_group(self):
        return self._item_key is self._group_key or self._item_key == self._group_key

    def __next__(self):
        if self._groups is not None:
            return next(self._groups)
        # The items of the group before that nobody took are passed over.
        if self._group == 0:
            self._advance()
        else:
            while self._item is not _missing and self._is_of_group():
                self._advance()
        self._group += 1
        if self._item is _missing:
            raise StopIteration
        self._group_key = self._item_key
        return self._group_key, self._members(self._group)

    def _members(self, group):
        key, iterator = self._key, self._iterator
        while self._group == group and self._item is not _missing:
            if self._item_key is not self._group_key and self._item_key != self._group_key:
                return
            item = self._item
            self._item = following = next(iterator, _missing)
            if following is not _missing:
                self._item_key = following if key is None else key(following)
            yield item


def tee(iterable, n=2):
    if n < 0:
        raise ValueError("n must be >= 0")
    iterator = iter(iterable)
    # The items that some copy has not taken yet: a chain of pairs, of which each copy holds its place.
    start = [None, None]
    return tuple([_copy(iterator, start) for _ in range(n)])


def _copy(iterator, link):
    while True:
        if link[1] is None:
            item = next(iterator, _missing)
            if item is _missing:
                return
            link[0] = item
            link[1] = [None, None]
        item, link = link
        yield item


def pairwise(iterable):
    iterator = iter(iterable)
    before = next(iterator, _missing)
    if before is _missing:
        return
    for item in iterator:
        yield before, item
        before = item


def batched(iterable, n, *, strict=False):
    if n < 1:
        raise ValueError("n must be at least one")
    return _batched(iter(iterable), n, strict)


def _batched(iterator, n, strict):
    while True:
        batch = []
        for item in iterator:
            batch.append(item)
            if len(batch) == n:
                break
        if not batch:
            return
        if strict and len(batch) != n:
            raise ValueError("batched(): incomplete batch")
        yield tuple(batch)


if _numbers < (3,):
    izip, imap, ifilter, ifilterfalse, izip_longest = zip, map, filter, filterfalse, zip_longest
