# `thread` of Python 2: the module `_thread`.

import _thread
from _thread import LockType, allocate_lock, get_ident, start_new_thread
from _thread_start import exit, exit_thread, interrupt_main, start_new

allocate = allocate_lock
error = RuntimeError


def stack_size(size=0):
    return 0
