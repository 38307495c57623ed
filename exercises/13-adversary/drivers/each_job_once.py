# Two workers share two jobs: what `program.py` does.


def judge():
    from threading import Thread

    printed = []
    jobs = Jobs(["map", "menu"])
    workers = [Thread(target=jobs.work, args=(printed.append,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(printed) >= 2, f"A job was lost: of two, {printed} were printed."
    assert sorted(printed) == ["map", "menu"], f"A job was printed twice: {printed}."
    print("the end of the check")


judge()
