# `signal`: handlers for signals that a program sends itself, and for its timers. Ctrl-C ends the program, whatever handles
# SIGINT.

import os
import sys

import _signals
import _subset
from enum import IntEnum


class Signals(IntEnum):
    """The numbers of Linux."""

    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28


class Handlers(IntEnum):
    """What handles a signal, where no function does."""

    SIG_DFL = 0
    SIG_IGN = 1


SIGHUP = Signals.SIGHUP
SIGINT = Signals.SIGINT
SIGQUIT = Signals.SIGQUIT
SIGILL = Signals.SIGILL
SIGTRAP = Signals.SIGTRAP
SIGABRT = Signals.SIGABRT
SIGBUS = Signals.SIGBUS
SIGFPE = Signals.SIGFPE
SIGKILL = Signals.SIGKILL
SIGUSR1 = Signals.SIGUSR1
SIGSEGV = Signals.SIGSEGV
SIGUSR2 = Signals.SIGUSR2
SIGPIPE = Signals.SIGPIPE
SIGALRM = Signals.SIGALRM
SIGTERM = Signals.SIGTERM
SIGCHLD = Signals.SIGCHLD
SIGCONT = Signals.SIGCONT
SIGSTOP = Signals.SIGSTOP
SIGTSTP = Signals.SIGTSTP
SIGTTIN = Signals.SIGTTIN
SIGTTOU = Signals.SIGTTOU
SIGVTALRM = Signals.SIGVTALRM
SIGPROF = Signals.SIGPROF
SIGWINCH = Signals.SIGWINCH
SIG_DFL = Handlers.SIG_DFL
SIG_IGN = Handlers.SIG_IGN
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
_OF_TIMERS = {0: Signals.SIGALRM, 1: Signals.SIGVTALRM, 2: Signals.SIGPROF}
ItimerError = OSError
_handlers = {}


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


def _known(signalnum):
    try:
        return Signals(signalnum)
    except ValueError:
        raise ValueError("signal number out of range") from None


def getsignal(signalnum):
    number = _known(signalnum)
    return _handlers.get(number, default_int_handler if number == Signals.SIGINT else SIG_DFL)


def signal(signalnum, handler):
    threading = _subset.load("threading")
    if threading.current_thread() is not threading.main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    number = _known(signalnum)
    if number in (Signals.SIGKILL, Signals.SIGSTOP):
        raise OSError(22, "Invalid argument")
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    before = getsignal(number)
    _signals.watch(_deliver)
    _handlers[number] = handler if callable(handler) else Handlers(handler)
    return before


def raise_signal(signalnum):
    number = _known(signalnum)
    threading = _subset.load("threading")
    if threading.current_thread() is threading.main_thread():
        _deliver(number)
    else:
        _signals.watch(_deliver)
        _signals.send(int(number))


def _deliver(signalnum):
    """Handles a signal. The host calls it in the main thread."""
    number = _known(signalnum)
    handler = getsignal(number)
    if callable(handler):
        frame = sys._getframe(0)
        while frame.f_code.co_filename.startswith("<library") and frame.f_back is not None:
            frame = frame.f_back
        handler(int(number), frame)
    elif handler == SIG_DFL and number not in (Signals.SIGCHLD, Signals.SIGCONT, Signals.SIGWINCH):
        os._exit(128 + number)


def _kill(pid, signalnum):
    """`os.kill`"""
    if pid == os.getpid():
        if signalnum:
            raise_signal(signalnum)
        return
    multiprocessing = _subset.load("multiprocessing")
    for child in multiprocessing.active_children():
        if child.pid == pid:
            if signalnum:
                child.kill() if signalnum == Signals.SIGKILL else child.terminate()
            return
    if _subset.load("_descriptors").signal_command(pid, int(signalnum)):
        return
    raise ProcessLookupError(3, "No such process")


def strsignal(signalnum):
    names = {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed", 11: "Segmentation fault"}
    names.update({10: "User defined signal 1", 12: "User defined signal 2", 14: "Alarm clock", 15: "Terminated"})
    return names.get(int(signalnum))


def valid_signals():
    return set(Signals)


def alarm(seconds):
    _signals.watch(_deliver)
    left, _ = _signals.set_timer(int(Signals.SIGALRM), float(int(seconds)), 0.0)
    # What is left of a second counts as a whole one.
    return int(left) + (left > int(left))


def setitimer(which, seconds, interval=0.0):
    if which not in _OF_TIMERS:
        raise OSError(22, "Invalid argument")
    if seconds < 0 or interval < 0:
        raise OSError(22, "Invalid argument")
    _signals.watch(_deliver)
    return _signals.set_timer(int(_OF_TIMERS[which]), float(seconds), float(interval))


def getitimer(which):
    return _signals.timer(int(_OF_TIMERS[which]))


def pause():
    _signals.watch(_deliver)
    _signals.pause()


def set_wakeup_fd(fd, *, warn_on_full_buffer=True):
    return -1


def siginterrupt(signalnum, flag):
    pass
