# `_thread.start_new_thread`: a thread that nobody waits for (`Modules/_threadmodule.c`).

import _signals
import _subset
import _thread
import sys
import traceback


def start_new_thread(function, args, kwargs={}, /):
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")

    def run():
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            print(f"Exception ignored in thread started by: {function!r}", file=sys.stderr)
            traceback.print_exception(error)

    return _thread.start(run, "", True)


def exit():
    raise SystemExit


def interrupt_main(signum=2, /):
    """Has the main thread handle a signal, SIGINT if nobody says otherwise."""
    signal = _subset.load("signal")
    if signal.getsignal(signum) in (signal.SIG_DFL, signal.SIG_IGN):
        return
    _signals.watch(signal._deliver)
    _signals.send(int(signum))


start_new = start_new_thread
exit_thread = exit
allocate = _thread.allocate_lock
TIMEOUT_MAX = 9223372036.0
error = RuntimeError
