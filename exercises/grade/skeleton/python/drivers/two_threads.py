# Two threads see 1 and 2.


def judge():
    from threading import Thread

    highest = Highest()
    threads = [Thread(target=highest.saw, args=(value,)) for value in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert type(highest.value) is int, "The highest value is a whole number."
    assert highest.value == 2, f"Two threads saw 1 and 2, and the highest value is {highest.value}: the 2 is lost."
    print("the end of the check")


judge()
