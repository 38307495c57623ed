# One worker prints what there is, in order, and what comes later.


def judge():
    printed = []
    jobs = Jobs(["letter", "poster", "ticket"])
    assert jobs.is_left() is True, "There are three jobs, and is_left() does not say True."
    assert jobs.take() == "letter", "The first job is not the first one that is taken."
    jobs.work(printed.append)
    assert printed == ["poster", "ticket"], f"One worker got the jobs after the first, and printed {printed}."
    assert jobs.is_left() is False and jobs.take() is None, "All jobs are taken, and the next one is not None."
    print("the end of the check")


judge()
