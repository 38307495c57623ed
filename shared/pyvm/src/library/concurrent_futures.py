# `concurrent.futures`: calls that run elsewhere, as objects. Behaviour follows CPython's documentation.

import sys

from concurrent.futures._base import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    InvalidStateError,
    TimeoutError,
    as_completed,
    wait,
)
from concurrent.futures.process import ProcessPoolExecutor
from concurrent.futures.thread import ThreadPoolExecutor

if sys.version_info >= (3, 14):
    from concurrent.futures.interpreter import InterpreterPoolExecutor
