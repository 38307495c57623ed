# The package of `concurrent.futures`. It has nothing of its own.
