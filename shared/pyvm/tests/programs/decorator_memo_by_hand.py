"""The same cache, written by hand, with a limit and statistics."""

def memoize(limit):
    def decorate(function):
        known = {}
        stats = {"hits": 0, "misses": 0}

        def wrapper(*key):
            if key in known:
                stats["hits"] += 1
                known[key] = known.pop(key)
                return known[key]
            stats["misses"] += 1
            value = function(*key)
            if len(known) >= limit:
                oldest = next(iter(known))
                print("forget", oldest)
                del known[oldest]
            known[key] = value
            return value

        wrapper.stats = stats
        wrapper.known = known
        return wrapper
    return decorate

@memoize(limit=3)
def grid_paths(rows, columns):
    if rows == 0 or columns == 0:
        return 1
    return grid_paths(rows - 1, columns) + grid_paths(rows, columns - 1)

print(grid_paths(2, 2))
print(grid_paths.stats)
print(list(grid_paths.known))
print(grid_paths(2, 2), grid_paths.stats["hits"])
