# `multiprocessing.shared_memory`: refused, with what to use.

import _subset


class SharedMemory:
    def __init__(self, name=None, create=False, size=0):
        _subset.refuse("`SharedMemory` is outside the subset; use `multiprocessing.Array`")


class ShareableList:
    def __init__(self, sequence=None, *, name=None):
        _subset.refuse("`ShareableList` is outside the subset; use `multiprocessing.Array`")
