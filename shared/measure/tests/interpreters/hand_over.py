# Two interpreters hand a number back and forth, and neither ever lets go of its GIL: looking into a queue keeps it, and
# nobody's switch interval runs out. With one GIL for both, the first would look for ever.

import sys

from concurrent import interpreters


def hand_over(receives, sends, turns):
    from concurrent.interpreters import QueueEmpty

    for _ in range(turns):
        while True:
            try:
                number = receives.get_nowait()
                break
            except QueueEmpty:
                pass
        sends.put_nowait(number + 1)


if __name__ == "__main__":
    sys.setswitchinterval(3600)
    one, two = interpreters.create_queue(), interpreters.create_queue()
    pair = interpreters.create(), interpreters.create()
    threads = [
        pair[0].call_in_thread(hand_over, one, two, 200),
        pair[1].call_in_thread(hand_over, two, one, 200),
    ]
    one.put(0)
    for thread in threads:
        thread.join()
    print(one.get())
