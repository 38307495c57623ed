# How long an interpreter lives, and what becomes of what it leaves.

import threading

from concurrent import interpreters


def leave(queue, what):
    queue.put(what)


def say_where(queue):
    current = interpreters.get_current()
    queue.put((current.id, interpreters.get_main().id, current.is_running()))


def wait_for(queue, started):
    started.put(None)
    queue.get()


def refused(call, *arguments):
    try:
        call(*arguments)
    except interpreters.InterpreterError as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    main = interpreters.get_main()
    print(main, main is interpreters.get_current(), main.is_running(), main.whence)
    other = interpreters.create()
    print(other, other.id, other.whence, other.is_running(), interpreters.list_all())
    print(other is interpreters.Interpreter(1), {other: "a key"}[other])
    queue, started = interpreters.create_queue(), interpreters.create_queue()
    other.call(say_where, queue)
    print(queue.get())

    # One call at a time.
    thread = other.call_in_thread(wait_for, queue, started)
    started.get()
    print(other.is_running(), refused(other.exec, "pass"))
    print(refused(other.call, print), refused(other.prepare_main, {"a": 1}), refused(other.close))
    queue.put(None)
    thread.join()
    print(other.is_running())

    # What an interpreter has put into a queue goes when it goes.
    other.call(leave, queue, "left behind")
    other.close()
    print(queue.qsize(), queue.get(), interpreters.list_all())
    print(refused(other.exec, "pass"), refused(other.close), refused(interpreters.Interpreter, 77), sep="\n")
    print(refused(main.close), refused(main.exec, "pass"), sep="\n")

    # An interpreter ends with the last object that stands for it.
    short = interpreters.create()
    short.exec(
        "import atexit\n"
        "class Told:\n"
        "    def __del__(self):\n"
        "        print('its objects end')\n"
        "kept = Told()\n"
        "atexit.register(print, 'it ends')"
    )
    print(interpreters.list_all())
    del short
    print(interpreters.list_all())

    # A thread that is started there is one of that interpreter.
    other = interpreters.create()
    other.exec("import threading\nthread = threading.Thread(target=print, args=('in a thread',))\nthread.start()")
    other.exec("thread.join()")
    print(threading.active_count())
    # One interpreter inside another.
    other.exec(
        "from concurrent import interpreters\n"
        "inner = interpreters.create()\n"
        "inner.exec('from concurrent import interpreters; print(interpreters.get_current())')\n"
        "print(interpreters.list_all())"
    )
    print(refused(other.exec, "import os; interpreters.get_current().close()").split("\n")[0])
