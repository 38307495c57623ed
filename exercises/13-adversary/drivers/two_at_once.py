# Each of two workers prints until the other one prints too: a barrier lets them go on only together.


def judge():
    from threading import Barrier, Thread

    both = Barrier(2)
    printed = []

    def printer(name):
        both.wait()
        printed.append(name)

    jobs = Jobs(["map", "menu"])
    workers = [Thread(target=jobs.work, args=(printer,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(printed) == ["map", "menu"], f"Two jobs for two workers, and printed was {printed}."
    print("the end of the check")


judge()
