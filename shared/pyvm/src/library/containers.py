"""What built-in containers and functions do where Python code has to be called back."""


def _collect(iterable):
    return [*iterable]


def _take(iterable, most):
    taken = []
    for item in iterable:
        taken.append(item)
        if len(taken) == most:
            break
    return taken


def _missing(mapping, key):
    return type(mapping).__missing__(mapping, key)


def _pairs(mapping):
    return [(key, mapping[key]) for key in mapping.keys()]


def _length(container):
    return type(container).__len__(container)


def _contains(container, item):
    return True if type(container).__contains__(container, item) else False


def _contains_by_iteration(iterable, item):
    for other in iterable:
        if other is item or other == item:
            return True
    return False


def _equal(a, b):
    return True if a == b else False


def _less(a, b):
    return True if a < b else False


def _less_equal(a, b):
    return True if a <= b else False


def _greater(a, b):
    return True if a > b else False


def _greater_equal(a, b):
    return True if a >= b else False


def any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def any_after(item, rest):
    if item:
        return True
    return any(rest)


def all(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def all_after(item, rest):
    if not item:
        return False
    return all(rest)


def enumerate(iterable, start):
    for item in iterable:
        yield start, item
        start += 1


def zip(*iterables, strict=False):
    iterators = [iter(iterable) for iterable in iterables]
    while iterators:
        items = []
        for iterator in iterators:
            try:
                items.append(next(iterator))
            except StopIteration:
                if strict:
                    _check_ends(iterators, len(items))
                return
        yield tuple(items)


def _check_ends(iterators, at):
    def first(count):
        return "argument 1" if count == 1 else f"arguments 1-{count}"

    if at > 0:
        raise ValueError(f"zip() argument {at + 1} is shorter than {first(at)}")
    for at in range(1, len(iterators)):
        try:
            next(iterators[at])
        except StopIteration:
            continue
        raise ValueError(f"zip() argument {at + 1} is longer than {first(at)}")


def map(function, *iterables):
    if len(iterables) == 1:
        for item in iterables[0]:
            yield function(item)
        return
    for items in zip(*iterables):
        yield function(*items)


def filter(function, iterable):
    for item in iterable:
        if item if function is None else function(item):
            yield item


def reversed(sequence):
    at = len(sequence)
    while at > 0:
        at -= 1
        yield sequence[at]


def iter_until(function, sentinel):
    while True:
        item = function()
        if item == sentinel:
            return
        yield item


def iter_by_index(sequence):
    at = 0
    while True:
        try:
            item = sequence[at]
        except IndexError:
            return
        yield item
        at += 1


def next_or(iterator, default):
    try:
        return next(iterator)
    except StopIteration:
        return default


def min_by(items, key):
    best = items[0]
    least = key(best)
    for item in items[1:]:
        rank = key(item)
        if rank < least:
            best, least = item, rank
    return best


def max_by(items, key):
    best = items[0]
    greatest = key(best)
    for item in items[1:]:
        rank = key(item)
        if rank > greatest:
            best, greatest = item, rank
    return best


def sorted_list(items, key, reverse):
    sort_list(items, key, reverse)
    return items


def sort_list(items, key, reverse):
    # As in CPython, the list looks empty while keys are computed and items are compared.
    values = items[:]
    items.clear()
    try:
        keys = values if key is None else [key(value) for value in values]
        order = _sorted_places(keys, reverse)
        if order is None:
            order = _merge_sorted([*range(len(keys))], keys, reverse)
        values = [values[at] for at in order]
    finally:
        changed = len(items) > 0
        items[:] = values
    if changed:
        raise ValueError("list modified during sort")


def _merge_sorted(places, keys, reverse):
    if len(places) < 2:
        return places
    middle = len(places) // 2
    left = _merge_sorted(places[:middle], keys, reverse)
    right = _merge_sorted(places[middle:], keys, reverse)
    merged = []
    a = b = 0
    while a < len(left) and b < len(right):
        if reverse:
            # The greatest first, but equal ones still in the order in which they came.
            later_first = keys[left[a]] < keys[right[b]]
        else:
            later_first = keys[right[b]] < keys[left[a]]
        if later_first:
            merged.append(right[b])
            b += 1
        else:
            merged.append(left[a])
            a += 1
    return merged + left[a:] + right[b:]
