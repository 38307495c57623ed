# `multiprocessing.dummy`: the interface of `multiprocessing` over threads.

from multiprocessing.pool import ThreadPool
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, Thread, current_thread
from queue import Queue

Process = Thread
JoinableQueue = Queue
current_process = current_thread


def Pool(processes=None, initializer=None, initargs=()):
    return ThreadPool(processes, initializer, initargs)
